package py

// letters are the strings of one ASCII character.
var letters = func() (all [128]*Str) {
	for i := range all {
		all[i] = Name(string(rune(i)))
	}
	return all
}()
