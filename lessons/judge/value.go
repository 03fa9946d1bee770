package judge

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Kind says what a Value is.
type Kind uint8

// The kinds of values.
const (
	None   Kind = iota // nothing: the zero Value
	Number             // a number
	Text               // a label, a class, or a value as Python's repr writes it
	Labels             // labels of tasks, in their order
	Fact               // the value of a fact of the run's sample API: in rules and choices only
)

// String is the kind's name.
func (k Kind) String() string {
	return [...]string{"nothing", "a number", "a text", "a list of texts", "a fact"}[k]
}

// Value is a figure, as a manifest has it or as a measure finds it. In JSON it
// is a number, a string, a list of strings, or {"fact": name}.
type Value struct {
	Kind   Kind
	Number float64
	Text   string
	Labels []string
	Fact   string // the fact's name
}

// NumberOf is a value that is a number.
func NumberOf(x float64) Value { return Value{Kind: Number, Number: x} }

// TextOf is a value that is a text.
func TextOf(s string) Value { return Value{Kind: Text, Text: s} }

// LabelsOf is a value that is a list of labels.
func LabelsOf(labels ...string) Value { return Value{Kind: Labels, Labels: labels} }

// FactOf is the value of a fact.
func FactOf(name string) Value { return Value{Kind: Fact, Fact: name} }

// errValue is what is said of JSON that is no value.
var errValue = errors.New(`a value is a number, a text, a list of texts, or {"fact": "name of the fact"}`)

// UnmarshalJSON reads a value.
func (v *Value) UnmarshalJSON(data []byte) error {
	var decoded any
	if err := json.Unmarshal(data, &decoded); err != nil {
		return fmt.Errorf("read a value: %w", err)
	}
	switch x := decoded.(type) {
	case float64:
		*v = NumberOf(x)
		return nil
	case string:
		*v = TextOf(x)
		return nil
	case []any:
		labels := make([]string, len(x))
		for i, item := range x {
			label, ok := item.(string)
			if !ok {
				return fmt.Errorf("%s: %w", data, errValue)
			}
			labels[i] = label
		}
		*v = LabelsOf(labels...)
		return nil
	case map[string]any:
		if name, ok := x["fact"].(string); ok && len(x) == 1 && name != "" {
			*v = FactOf(name)
			return nil
		}
	}
	return fmt.Errorf("%s: %w", data, errValue)
}

// MarshalJSON writes a value as UnmarshalJSON reads it; nothing is null.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.Kind {
	case Number:
		return json.Marshal(v.Number)
	case Text:
		return json.Marshal(v.Text)
	case Labels:
		return json.Marshal(slices.Concat([]string{}, v.Labels))
	case Fact:
		return json.Marshal(map[string]string{"fact": v.Fact})
	}
	return []byte("null"), nil
}

// String is the value for people: a number without zeros that say nothing, a
// text as it is, labels with commas between them.
func (v Value) String() string {
	switch v.Kind {
	case Number:
		return strconv.FormatFloat(v.Number, 'f', -1, 64)
	case Text:
		return v.Text
	case Labels:
		return strings.Join(v.Labels, ", ")
	case Fact:
		return v.Fact
	}
	return ""
}

// in is the value in a run with these facts, for a measure that finds values of
// that kind.
func (v Value) in(facts map[string]string, kind Kind) (Value, error) {
	if v.Kind != Fact {
		return v, nil
	}
	text, ok := facts[v.Fact]
	if !ok {
		return Value{}, fmt.Errorf("the fact %q is not one of the sample API's: %w", v.Fact, errNoFact)
	}
	if kind != Number {
		return TextOf(text), nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return Value{}, fmt.Errorf("the fact %q is %s: %w", v.Fact, text, errNoNumber)
	}
	return NumberOf(x), nil
}

// What can be wrong with a fact.
var (
	errNoFact   = errors.New("it has no such fact")
	errNoNumber = errors.New("the measure finds a number")
)

// labelsOf are the labels that a value speaks of.
func labelsOf(values ...Value) []string {
	var labels []string
	for _, v := range values {
		switch v.Kind {
		case Text:
			labels = append(labels, v.Text)
		case Labels:
			labels = append(labels, v.Labels...)
		}
	}
	slices.Sort(labels)
	return slices.Compact(labels)
}

// matches reports whether a text is as a pattern has it, in which * stands for
// any characters, none included. The empty pattern is anything.
func matches(pattern, text string) bool {
	if pattern == "" || pattern == "*" {
		return true
	}
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == text
	}
	first, last := parts[0], parts[len(parts)-1]
	if !strings.HasPrefix(text, first) {
		return false
	}
	text = text[len(first):]
	for _, part := range parts[1 : len(parts)-1] {
		at := strings.Index(text, part)
		if at < 0 {
			return false
		}
		text = text[at+len(part):]
	}
	return strings.HasSuffix(text, last) // and what it takes is not taken yet
}

// same reports whether a value that was found is the one that is wanted, in
// which labels may have a *.
func same(found, want Value) bool {
	if found.Kind != want.Kind {
		return false
	}
	switch found.Kind {
	case Number:
		return math.Abs(found.Number-want.Number) <= 1e-9*max(1, math.Abs(want.Number))
	case Text:
		return found.Text == want.Text
	case Labels:
		return slices.EqualFunc(want.Labels, found.Labels, matchesLabel)
	}
	return false
}

// matchesLabel is matches, for which the empty pattern is the empty text only.
func matchesLabel(pattern, label string) bool {
	return pattern == label || pattern != "" && matches(pattern, label)
}

// Matches reports whether a label is as a rule's label has it, in which *
// stands for anything.
func Matches(pattern, label string) bool { return matchesLabel(pattern, label) }
