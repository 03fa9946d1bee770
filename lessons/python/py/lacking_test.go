package py_test

import "testing"

// What CPython has and Batuta lacks is refused by name, wherever it is asked for;
// what CPython has not is an AttributeError, as there.
func TestAnAttributeThatBatutaLacksIsRefusedByName(t *testing.T) {
	const before = `
class Mine(type):
    def __init__(self, *args):
        super().__init__(*args)

class Child(metaclass=Mine):
    def weak(self):
        return super().__basicsize__

def gen():
    yield 1

`
	for _, c := range []struct{ expression, want string }{
		{"(lambda: 0).__code__.co_lines", "NotImplementedError not in Batuta yet: code.co_lines"},
		{"gen().__del__", "NotImplementedError not in Batuta yet: generator.__del__"},
		{"type(gen()).__del__", "NotImplementedError not in Batuta yet: generator.__del__"},
		{"int.__dictoffset__", "NotImplementedError not in Batuta yet: type.__dictoffset__"},
		{"Child.__dictoffset__", "NotImplementedError not in Batuta yet: type.__dictoffset__"},
		{"hasattr(gen(), '__del__')", "NotImplementedError not in Batuta yet: generator.__del__"},
		{"getattr(gen(), '__del__', None)", "NotImplementedError not in Batuta yet: generator.__del__"},
		{"object.__getattribute__(gen(), '__del__')", "NotImplementedError not in Batuta yet: generator.__del__"},
		{"license", "NotImplementedError not in Batuta yet: license"},
		{"licence", "NameError name 'licence' is not defined"},
		{"gen().close_all", "AttributeError 'generator' object has no attribute 'close_all'"},
		{"hasattr(gen(), 'close_all')", "False"},
		{"getattr(5, 'co_lines', 'none')", "none"},
		{"int.co_lines", "AttributeError type object 'int' has no attribute 'co_lines'"},
		{"Child().weak()", "AttributeError 'super' object has no attribute '__basicsize__'"},
		{"Child().__dictoffset__", "AttributeError 'Child' object has no attribute '__dictoffset__'"},
	} {
		out, err := interpret(t, before+"try:\n    show("+c.expression+")\nexcept Exception as e:\n    show(type(e).__name__, e)\n")
		if err != nil || out != c.want+"\n" {
			t.Errorf("%s: %q, %v, want %q", c.expression, out, err, c.want)
		}
	}
}
