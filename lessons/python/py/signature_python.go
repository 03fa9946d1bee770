package py

// bindPython is bind with the errors of a function written in Python: it counts
// self, and names what is missing.
func (p *params) bindPython(t *Thread, b *Builtin, args []Value, kw []KwArg) ([]Value, error) {
	qual := b.Name
	if b.Owner != nil {
		qual = b.Owner.QualName + "." + b.Name
	}
	bound := make([]Value, len(p.names))
	rest := args[copy(bound[:p.pos], args):]
	if p.args >= 0 {
		bound[p.args] = &Tuple{Items: append([]Value(nil), rest...)}
	}
	if err := p.namePython(t, qual, bound, kw); err != nil {
		return nil, err
	}
	if p.args < 0 && len(rest) > 0 {
		named := 0
		for _, v := range bound[p.pos:] {
			if v != nil {
				named++
			}
		}
		if p.kwargs >= 0 { // which is bound to a dict
			named--
		}
		return nil, t.tooManyWords(qual, p.pos, p.pos-p.required, len(args), named)
	}
	var missing, missingNamed []string
	for i, v := range bound {
		switch {
		case v != nil:
		case p.optional[i]:
			bound[i] = p.defaults[i]
		case i < p.pos:
			missing = append(missing, p.names[i])
		default:
			missingNamed = append(missingNamed, p.names[i])
		}
	}
	if missing != nil {
		return nil, t.missingArguments(qual, "positional", missing)
	}
	if missingNamed != nil {
		return nil, t.missingArguments(qual, "keyword-only", missingNamed)
	}
	return bound, nil
}

// namePython places the arguments that are given by name.
func (p *params) namePython(t *Thread, qual string, bound []Value, kw []KwArg) error {
	var rest *Dict
	if p.kwargs >= 0 {
		rest = NewDict()
		bound[p.kwargs] = rest
	}
	for _, k := range kw {
		i := p.place(k.Name)
		switch {
		case i < 0 && rest != nil:
			rest.SetStr(NewStr(k.Name), k.Value)
		case i < 0:
			words := "%s() got an unexpected keyword argument '%s'"
			if near := Suggest(k.Name, p.names[p.posOnly:]); near != "" {
				return t.TypeError(words+". Did you mean '%s'?", qual, k.Name, near)
			}
			return t.TypeError(words, qual, k.Name)
		case bound[i] != nil:
			return t.TypeError("%s() got multiple values for argument '%s'", qual, k.Name)
		default:
			bound[i] = k.Value
		}
	}
	return nil
}
