// Package python runs Python programs: it joins what reads them (syntax,
// compiler), what runs them (py), and the modules that they import.
package python
