package py

// iterSpecs are the classes of iterators and views.
func iterSpecs() []classSpec {
	all := []classSpec{
		{EnumerateClass, enumerateSpec},
		{ZipClass, zipSpec},
		{MapClass, mapSpec},
		{FilterClass, filterSpec},
		{ReversedClass, reversedSpec},
		{CallableIterClass, iteratorSpec},
		{DictKeysClass, setViewSpec},
		{DictItemsClass, setViewSpec},
		{DictValuesClass, dictValuesSpec},
		{OdictKeysClass, func() Spec { return Spec{Bases: []*Class{DictKeysClass}, Self: SelfOf[*DictView]} }},
		{OdictItemsClass, func() Spec { return Spec{Bases: []*Class{DictItemsClass}, Self: SelfOf[*DictView]} }},
		{OdictValuesClass, func() Spec { return Spec{Bases: []*Class{DictValuesClass}, Self: SelfOf[*DictView]} }},
	}
	for _, c := range []*Class{ListIterClass, ListReverseIterClass, TupleIterClass, RangeIterClass, LongRangeIterClass} {
		all = append(all, classSpec{c, placedSpec})
	}
	for _, c := range []*Class{
		SetIterClass,
		DictKeyIterClass, DictValueIterClass, DictItemIterClass,
		DictRevKeyIterClass, DictRevValueIterClass, DictRevItemIterClass,
	} {
		all = append(all, classSpec{c, hintedSpec})
	}
	return all
}
