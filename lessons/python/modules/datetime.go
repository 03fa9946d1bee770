package modules

import "batuta/lessons/python/py"

// loadDatetime is the module datetime.
func loadDatetime(*py.Thread) (*py.Module, error) {
	structTime.class.Define(structTime.spec)
	isoDate.class.Define(isoDate.spec)
	deltaClass.Define(deltaSpec)
	tzinfoClass.Define(tzinfoSpec)
	timezoneClass.Define(timezoneSpec)
	dateClass.Define(dateSpec)
	timeClass.Define(timeSpec)
	datetimeClass.Define(datetimeSpec)
	return py.NewModule(py.ModuleSpec{
		Name:    "datetime",
		Doc:     "Days, times, their differences, and time zones.",
		Classes: []*py.Class{dateClass, datetimeClass, timeClass, deltaClass, timezoneClass, tzinfoClass},
		Values: map[string]py.Value{
			"MINYEAR": py.MakeInt(minYear), "MAXYEAR": py.MakeInt(maxYear), "UTC": utcZone,
			"__all__": py.NewTuple(py.Name("date"), py.Name("datetime"), py.Name("time"), py.Name("timedelta"), py.Name("timezone"),
				py.Name("tzinfo"), py.Name("MINYEAR"), py.Name("MAXYEAR"), py.Name("UTC")),
		},
		Missing: []string{"datetime_CAPI"},
	}), nil
}
