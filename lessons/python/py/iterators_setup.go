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
	}
	for _, c := range []*Class{
		ListIterClass, ListReverseIterClass, TupleIterClass, RangeIterClass, LongRangeIterClass, SetIterClass,
		DictKeyIterClass, DictValueIterClass, DictItemIterClass,
		DictRevKeyIterClass, DictRevValueIterClass, DictRevItemIterClass,
	} {
		all = append(all, classSpec{c, hintedSpec})
	}
	return all
}
