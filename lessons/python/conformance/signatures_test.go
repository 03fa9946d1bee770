package conformance_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"batuta/lessons/python/cpython"
)

// told is the program that tells the parameters of what Batuta lets call, as
// cpython/testdata/signatures.py tells CPython's.
const told = `
import sys

def plain(value):
    if value is None or type(value) in (bool, int, float):
        return repr(value)
    if type(value) is str and not set(value) & set('\'", \\\n()=*') and value.isprintable():
        return repr(value)
    return '?'

def written(f):
    code = f.__code__
    names, places, named = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
    defaults, by_name = f.__defaults__ or (), f.__kwdefaults__ or {}
    parts = []
    for i, name in enumerate(names[:places]):
        at = i - places + len(defaults)
        parts.append(name + ('=' + plain(defaults[at]) if at >= 0 else ''))
        if i + 1 == code.co_posonlyargcount:
            parts.append('/')
    rest = places + named
    if code.co_flags & 4:
        parts.append('*' + names[rest])
        rest += 1
    elif named:
        parts.append('*')
    for name in names[places:places + named]:
        parts.append(name + ('=' + plain(by_name[name]) if name in by_name else ''))
    if code.co_flags & 8:
        parts.append('**' + names[rest])
    return '(' + ', '.join(parts) + ')'

def tell(label, f):
    if isinstance(f, (staticmethod, classmethod)):
        f = f.__func__
    while hasattr(f, '__wrapped__'):
        f = f.__wrapped__
    if hasattr(f, '__code__'):
        print(label + written(f))
    elif isinstance(f, (type(len), type(str.join), type(str.__dict__['maketrans']), type(int.__dict__['from_bytes']))):
        text = getattr(f, '__text_signature__', None)
        if text:
            text = text.replace('$module, /', '').replace('$module, ', '').replace('$', '').replace('<unrepresentable>', '?')
            print(label + text)

seen = set()
for label, module in modules.items():
    for name, value in list(vars(module).items()):
        if isinstance(value, (type(tell), type(len))):
            tell(f'{value.__module__ or label}.{value.__qualname__}', value)
        elif isinstance(value, type):
            for cls in value.__mro__:
                if cls not in seen:
                    seen.add(cls)
                    for name, f in list(vars(cls).items()):
                        tell(f'{cls.__module__}.{cls.__qualname__}.{name}', f)
`

// tried is the program that makes objects with each argument that CPython's
// classes take by name, which is most often wrong, but must not be unknown.
const tried = `
class Probe:
    pass

done = set()
for module in modules.values():
    for cls in list(vars(module).values()):
        label = f'{cls.__module__}.{cls.__qualname__}' if isinstance(cls, type) else ''
        for keyword in keywords.get(label, '').split():
            if (label, keyword) in done:
                continue
            done.add((label, keyword))
            try:
                cls(**{keyword: Probe()})
            except NotImplementedError as e:
                print('refused', label, keyword, str(e).startswith('not in Batuta yet') or 'wrong: ' + str(e))
            except TypeError as e:
                print('unknown' if 'unexpected keyword' in str(e) or 'no keyword' in str(e) else 'known', label, keyword, e)
            except Exception as e:
                print('known', label, keyword, e)
`

// ours are the parameters of what Batuta lets call, by full name.
func ours(t *testing.T) map[string]string {
	t.Helper()
	o, err := runText(modulesOfTheTable() + told)
	if err != nil || o.Exit != 0 {
		t.Fatal(err, o.Stderr)
	}
	all := map[string]string{}
	for line := range strings.Lines(o.Stdout) {
		if at := strings.IndexByte(line, '('); at > 0 {
			all[line[:at]] = strings.TrimSpace(line[at:])
		}
	}
	return all
}

// modulesOfTheTable is the part of a program that imports what it can.
func modulesOfTheTable() string {
	var b strings.Builder
	b.WriteString("import sys\nmodules = {}\n")
	for _, name := range cpython.Modules() {
		fmt.Fprintf(&b, "try:\n    import %s\n    modules[%q] = sys.modules[%q]\nexcept ImportError:\n    pass\n", name, name, name)
	}
	return b.String()
}

// unlike says why a function's parameters are not told as CPython's are; a star
// stands for all that begin so.
var unlike = map[string]string{
	"abc.ABCMeta.register":                 "its self is called cls there",
	"asyncio.events.AbstractEventLoop.*":   "they only raise, and are told as the loop's own",
	"asyncio.streams.open_connection":      "its **kwds are the loop's parameters, which here it tells itself; so do the next",
	"asyncio.streams.open_unix_connection": "as above",
	"asyncio.streams.start_server":         "as above",
	"asyncio.streams.start_unix_server":    "as above",
	"collections.UserString.*":             "its methods hand on to str's what they are given",
	"inspect.Parameter.__init__":           "its default is the object that says there is none, which is told as none; so is the next's",
	"inspect.Signature.__init__":           "as above",
	"json.decoder.JSONDecoder.decode":      "_w is its own affair",
	"re.split":                             "in 3.14 it takes *args too, to warn of them, and tells otherwise; so do the next",
	"re.sub":                               "as above",
	"re.subn":                              "as above",
	"random.Random.getrandbits":            "CPython's was told by a bound one; so was the next",
	"random.Random.random":                 "as above",
	"ssl.SSLContext.wrap_socket":           "it is refused, whatever it is called with; so are the next",
	"threading.setprofile":                 "as above",
	"threading.setprofile_all_threads":     "as above",
	"threading.settrace":                   "as above",
	"threading.settrace_all_threads":       "as above",
	"traceback.TracebackException.format":  "_ctx is its own affair",
	"typing.NamedTuple":                    "what 3.15 takes away is refused",
	"typing.NewType.__call__":              "in CPython it is a C function, set as an attribute",
	"typing.TypedDict":                     "what 3.15 takes away is refused",
}

// isUnlike reports whether a function is one of those, or a method of a class that is.
func isUnlike(name string) bool {
	class := name[:strings.LastIndexByte(name, '.')+1] + "*"
	return unlike[name] != "" || unlike[class] != "" && !strings.HasSuffix(name, ".__init__")
}

// parameter is one of a signature.
type parameter struct{ name, kind, standard string }

// taken are the parameters of a signature. The names of those that cannot be
// given by name are nobody's business, and neither is how self is taken.
func taken(text string) []parameter {
	var all []parameter
	kind := "place or name"
	for i, part := range strings.Split(strings.Trim(text, "()"), ", ") {
		name, standard, optional := strings.Cut(part, "=")
		if !optional {
			standard = "needed"
		}
		switch {
		case part == "":
		case part == "/":
			for j := range all {
				all[j].kind, all[j].name = "place", ""
			}
		case part == "*":
			kind = "name"
		case strings.HasPrefix(part, "**"):
			all = append(all, parameter{kind: "all names"})
		case strings.HasPrefix(part, "*"):
			all = append(all, parameter{kind: "all places"})
			kind = "name"
		case i == 0 && slices.Contains([]string{"self", "cls", "type", "klass", "mcls", "metacls", "_self"}, name):
			all = append(all, parameter{kind: "place", standard: "needed"})
		default:
			all = append(all, parameter{name, kind, standard})
		}
	}
	return all
}

// like reports whether two signatures take the same. A default that cannot be
// told in a word is like any.
func like(a, b string) bool {
	return slices.EqualFunc(taken(a), taken(b), func(p, q parameter) bool {
		same := p.standard == q.standard || p.standard == "?" && q.standard != "needed" || q.standard == "?" && p.standard != "needed"
		return p.name == q.name && p.kind == q.kind && same
	})
}

// What a function of CPython's takes, Batuta's takes in the same manner.
func TestAFunctionTakesWhatCPythonsTakes(t *testing.T) {
	own := ours(t)
	compared := 0
	for _, name := range cpython.Signatures() {
		mine, want := own[name], cpython.ParametersOf(name)
		last := name[strings.LastIndexByte(name, '.')+1:]
		special := strings.HasPrefix(last, "__") && last != "__init__" && last != "__call__"
		if mine == "" || want == "(...)" || special || isUnlike(name) {
			continue
		}
		compared++
		if !like(mine, want) {
			t.Errorf("%s\n takes %s\n want  %s", name, mine, want)
		}
	}
	if compared < 1300 {
		t.Errorf("only %d functions were compared", compared)
	}
	for name := range unlike {
		if !strings.HasSuffix(name, "*") && (own[name] == "" || like(own[name], cpython.ParametersOf(name))) {
			t.Errorf("%s needs no excuse: it takes %s", name, own[name])
		}
	}
}

// A class of CPython's takes no argument by name that Batuta's has never heard of.
func TestAClassKnowsTheArgumentsThatCPythonsTakes(t *testing.T) {
	var b strings.Builder
	b.WriteString(modulesOfTheTable())
	b.WriteString("keywords = {\n")
	for _, name := range cpython.Signatures() {
		class := strings.TrimSuffix(strings.TrimSuffix(name, ".__init__"), ".__new__")
		var names []string
		for _, p := range taken(cpython.ParametersOf(name)) {
			if p.name != "" && p.name != "..." && !strings.HasPrefix(p.name, "_") {
				names = append(names, p.name)
			}
		}
		if cpython.ClassOf(class) != nil && names != nil {
			fmt.Fprintf(&b, "%q: %q,\n", class, strings.Join(names, " "))
		}
	}
	o, err := runText(b.String() + "}\n" + tried)
	if err != nil || o.Exit != 0 {
		t.Fatal(err, o.Stderr)
	}
	known := 0
	for line := range strings.Lines(o.Stdout) {
		switch {
		case strings.HasPrefix(line, "known "):
			known++
		case strings.HasPrefix(line, "unknown "), strings.Contains(line, "wrong: "):
			t.Error(strings.TrimSpace(line))
		}
	}
	if known < 200 {
		t.Errorf("%d arguments were tried", known)
	}
}

// The table of CPython's parameters is CPython's: -update writes it, -conformance
// compares.
func TestTheTableOfParametersIsCPythons(t *testing.T) {
	if !*update && !*conformance {
		return
	}
	isCPythons(t, "../cpython/signatures.txt", "../cpython/testdata/signatures.py")
}
