package judge

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestAValueIsReadAndWrittenAsANumberATextLabelsOrAFact(t *testing.T) {
	for text, want := range map[string]Value{
		`0.5`:                   NumberOf(0.5),
		`9`:                     NumberOf(9),
		`"fetch('/users')"`:     TextOf("fetch('/users')"),
		`""`:                    TextOf(""),
		`["a()","b()"]`:         LabelsOf("a()", "b()"),
		`{"fact":"orders.sum"}`: FactOf("orders.sum"),
	} {
		var got Value
		if err := json.Unmarshal([]byte(text), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %+v, %v", text, got, err)
		}
		again, err := json.Marshal(want)
		var round Value
		if err != nil || json.Unmarshal(again, &round) != nil || !reflect.DeepEqual(round, want) {
			t.Errorf("%s is written as %s, %v", text, again, err)
		}
	}
	for _, text := range []string{`true`, `null`, `[1]`, `{"fact":""}`, `{"fact":"a","x":1}`, `{"facts":["a"]}`, `{}`} {
		var got Value
		if err := json.Unmarshal([]byte(`{"is":`+text+`}`), &struct{ Is *Value }{&got}); text != `null` && (err == nil || !strings.Contains(err.Error(), "a value is a number")) {
			t.Errorf("%s is read as %+v, %v", text, got, err)
		}
	}
}

func TestAStarStandsForAnything(t *testing.T) {
	for _, tt := range []struct {
		pattern, text string
		want          bool
	}{
		{"", "anything", true},
		{"*", "", true},
		{"fetch('/users')", "fetch('/users')", true},
		{"fetch('/users')", "fetch('/users?page=1')", false},
		{"fetch(*)", "fetch('/users')", true},
		{"fetch(*)", "refetch('/users')", false},
		{"*fetch(*)", "refetch('/users')", true},
		{"/limited/*?page=*", "/limited/orders?page=3", true},
		{"/limited/*?page=*", "/limited/orders", false},
		{"a*a", "a", false},
		{"a*a", "aa", true},
		{"a*b*c", "abbc", true},
		{"a*b*c", "acb", false},
	} {
		if got := matches(tt.pattern, tt.text); got != tt.want {
			t.Errorf("%q, %q: %v", tt.pattern, tt.text, got)
		}
	}
}
