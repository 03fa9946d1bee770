package modules

import (
	"strings"

	"batuta/lessons/python/py"
)

// The classes of the json package.
var (
	jsonErrorClass   = py.NewClass("json.decoder", "JSONDecodeError")
	jsonEncoderClass = py.NewClass("json.encoder", "JSONEncoder")
	jsonDecoderClass = py.NewClass("json.decoder", "JSONDecoder")
)

// defineJSON says what json's classes can do.
func defineJSON() {
	jsonErrorClass.Define(jsonErrorSpec)
	jsonEncoderClass.Define(jsonEncoderSpec)
	jsonDecoderClass.Define(jsonDecoderSpec)
}

// loadJSON is the module json.
func loadJSON(t *py.Thread) (*py.Module, error) {
	defineJSON()
	encoder, err := loadJSONEncoder(t)
	if err != nil {
		return nil, err
	}
	decoder, err := loadJSONDecoder(t)
	if err != nil {
		return nil, err
	}
	return py.NewModule(py.ModuleSpec{
		Name:    "json",
		Doc:     "JSON, read and written as the json package of CPython does.",
		Classes: []*py.Class{jsonErrorClass, jsonEncoderClass, jsonDecoderClass},
		Defs: []py.Def{
			{Sig: "dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)", Fn: jsonDumps, Python: true},
			{Sig: "dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)", Fn: jsonDump, Python: true},
			{Sig: "loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw)", Fn: jsonLoads, Python: true},
			{Sig: "load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw)", Fn: jsonLoad, Python: true},
			{Sig: "detect_encoding(b)", Fn: jsonDetect, Python: true},
		},
		Values: map[string]py.Value{
			"__version__": py.Name("2.0.9"), "encoder": encoder, "decoder": decoder,
			"__path__": py.NewList(),
			"__all__": py.NewList(py.Name("dump"), py.Name("dumps"), py.Name("load"), py.Name("loads"),
				py.Name("JSONDecoder"), py.Name("JSONDecodeError"), py.Name("JSONEncoder")),
		},
	}), nil
}

type jsonEncoderKey struct{}

// loadJSONEncoder is the module json.encoder.
func loadJSONEncoder(t *py.Thread) (*py.Module, error) {
	defineJSON()
	return py.Kept(t.In(), jsonEncoderKey{}, func() *py.Module {
		return py.NewModule(py.ModuleSpec{Name: "json.encoder", Classes: []*py.Class{jsonEncoderClass}})
	}), nil
}

type jsonDecoderKey struct{}

// loadJSONDecoder is the module json.decoder.
func loadJSONDecoder(t *py.Thread) (*py.Module, error) {
	defineJSON()
	return py.Kept(t.In(), jsonDecoderKey{}, func() *py.Module {
		return py.NewModule(py.ModuleSpec{Name: "json.decoder", Classes: []*py.Class{jsonErrorClass, jsonDecoderClass}})
	}), nil
}

// encoderArgs are the parameters that dumps hands to an encoder's class, by
// place behind those of dumps that are no options.
var encoderArgs = []string{"skipkeys", "ensure_ascii", "check_circular", "allow_nan", "cls", "indent", "separators", "default", "sort_keys"}

// makeEncoder is cls(**options), of the options that dumps or dump was given.
func makeEncoder(t *py.Thread, args []py.Value) (py.Value, error) {
	class := py.Value(jsonEncoderClass)
	var kw []py.KwArg
	for i, name := range encoderArgs {
		if name != "cls" {
			kw = append(kw, py.KwArg{Name: name, Value: args[i]})
		} else if !isNone(args[i]) {
			class = args[i]
		}
	}
	return t.CallKw(class, nil, moreKw(kw, args[len(encoderArgs)]))
}

// moreKw adds what came in **kw.
func moreKw(kw []py.KwArg, more py.Value) []py.KwArg {
	d := more.(*py.Dict)
	for at, k, v, ok := d.Next(0); ok; at, k, v, ok = d.Next(at + 1) {
		kw = append(kw, py.KwArg{Name: k.(*py.Str).String(), Value: v})
	}
	return kw
}

func jsonDumps(t *py.Thread, args []py.Value) (py.Value, error) {
	encoder, err := makeEncoder(t, args[1:])
	if err != nil {
		return nil, err
	}
	return t.CallMethod(encoder, "encode", args[0])
}

func jsonDump(t *py.Thread, args []py.Value) (py.Value, error) {
	encoder, err := makeEncoder(t, args[2:])
	if err != nil {
		return nil, err
	}
	chunks, err := t.CallMethod(encoder, "iterencode", args[0])
	if err != nil {
		return nil, err
	}
	return nil, t.Each(chunks, func(chunk py.Value) error {
		_, err := t.CallMethod(args[1], "write", chunk)
		return err
	})
}

func jsonLoad(t *py.Thread, args []py.Value) (py.Value, error) {
	text, err := t.CallMethod(args[0], "read")
	if err != nil {
		return nil, err
	}
	return jsonLoads(t, append([]py.Value{text}, args[1:]...))
}

// decoderArgs are the parameters that loads hands to a decoder's class.
var decoderArgs = []string{"object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"}

func jsonLoads(t *py.Thread, args []py.Value) (py.Value, error) {
	text, err := jsonText(t, args[0])
	if err != nil {
		return nil, err
	}
	class := args[1]
	if isNone(class) {
		class = jsonDecoderClass
	}
	var kw []py.KwArg
	for i, name := range decoderArgs {
		if !isNone(args[2+i]) {
			kw = append(kw, py.KwArg{Name: name, Value: args[2+i]})
		}
	}
	decoder, err := t.CallKw(class, nil, moreKw(kw, args[2+len(decoderArgs)]))
	if err != nil {
		return nil, err
	}
	return t.CallMethod(decoder, "decode", text)
}

// jsonText is the text that loads was given, whatever it is written in.
func jsonText(t *py.Thread, v py.Value) (*py.Str, error) {
	if s, ok := py.As[*py.Str](v); ok {
		if strings.HasPrefix(s.String(), "\ufeff") {
			return nil, jsonError(t, "Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
		}
		return s, nil
	}
	var b []byte
	if x, ok := py.As[*py.Bytes](v); ok {
		b = x.B
	} else if x, ok := py.As[*py.ByteArray](v); ok {
		b = x.B
	} else {
		return nil, t.TypeError("the JSON object must be str, bytes or bytearray, not %s", v.Type().Name)
	}
	encoding := detectEncoding(b)
	if encoding == "utf-8-sig" {
		b, encoding = b[3:], "utf-8"
	}
	s, err := t.CallMethod(&py.Bytes{B: b}, "decode", py.NewStr(encoding), py.NewStr("surrogatepass"))
	if err != nil {
		return nil, err
	}
	return s.(*py.Str), nil
}

func jsonDetect(t *py.Thread, args []py.Value) (py.Value, error) {
	b, ok := py.As[*py.Bytes](args[0])
	if !ok {
		return nil, t.TypeError("a bytes-like object is required, not '%s'", args[0].Type().Name)
	}
	return py.NewStr(detectEncoding(b.B)), nil
}

// detectEncoding tells the Unicode encodings apart by the byte order mark or,
// since JSON begins with two ASCII characters, by where the zeros are.
func detectEncoding(b []byte) string {
	zero := func(i int) bool { return i < len(b) && b[i] == 0 }
	s := string(b[:min(len(b), 4)])
	switch {
	case strings.HasPrefix(s, "\xff\xfe\x00\x00"), strings.HasPrefix(s, "\x00\x00\xfe\xff"):
		return "utf-32"
	case strings.HasPrefix(s, "\xff\xfe"), strings.HasPrefix(s, "\xfe\xff"):
		return "utf-16"
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return "utf-8-sig"
	case len(b) >= 4 && zero(0):
		if zero(1) {
			return "utf-32-be"
		}
		return "utf-16-be"
	case len(b) >= 4 && zero(1):
		if zero(2) && zero(3) {
			return "utf-32-le"
		}
		return "utf-16-le"
	case len(b) == 2 && zero(0):
		return "utf-16-be"
	case len(b) == 2 && zero(1):
		return "utf-16-le"
	}
	return "utf-8"
}

func jsonErrorSpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{py.Errors.ValueError},
		Defs: []py.Def{{Sig: "__init__(self, msg, doc, pos)", Kind: py.Whole, Python: true, Fn: func(t *py.Thread, args []py.Value) (py.Value, error) {
			e, ok := py.As[*py.Exception](args[0])
			doc, isText := py.As[*py.Str](args[2])
			if !ok || !isText {
				return nil, t.TypeError("JSONDecodeError needs a message, a document and a position")
			}
			msg, err := t.Str(args[1])
			if err != nil {
				return nil, err
			}
			pos, err := t.Index(args[3])
			if err != nil {
				return nil, err
			}
			return nil, fillJSONError(t, e, msg, doc, pos)
		}}},
	}
}

// jsonError is a JSONDecodeError at a place, counted in code points.
func jsonError(t *py.Thread, msg string, doc *py.Str, pos int) error {
	e := t.NewException(jsonErrorClass)
	if err := fillJSONError(t, e, msg, doc, pos); err != nil {
		return err
	}
	return e
}

func fillJSONError(t *py.Thread, e *py.Exception, msg string, doc *py.Str, pos int) error {
	before := doc.Cut(0, max(0, min(pos, doc.Len()))).String()
	line, lineStart := strings.Count(before, "\n")+1, 0
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		lineStart = py.NewStr(before[:i+1]).Len()
	}
	column := pos - lineStart + 1
	e.Args = t.Raise(jsonErrorClass, "%s: line %d column %d (char %d)", msg, line, column, pos).Args
	return setAttrs(t, e, "msg", py.NewStr(msg), "doc", doc, "pos", py.MakeInt(int64(pos)),
		"lineno", py.MakeInt(int64(line)), "colno", py.MakeInt(int64(column)))
}
