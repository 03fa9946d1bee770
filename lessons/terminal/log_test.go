package terminal

import (
	"bytes"
	"testing"

	"github.com/sirupsen/logrus"

	"batuta/assets"
	"batuta/loopcore/trace"
	"batuta/loopcore/trace/tracetest"
)

func TestRecordsAreWrittenAsPythonWritesThem(t *testing.T) {
	for _, c := range []struct {
		level  logrus.Level
		fields logrus.Fields
		want   string
	}{
		{logrus.DebugLevel, logrus.Fields{"logger": "asyncio"}, "DEBUG:asyncio:said\n"},
		{logrus.InfoLevel, logrus.Fields{"logger": "batuta"}, "INFO:batuta:said\n"},
		{logrus.WarnLevel, nil, "WARNING:root:said\n"},
		{logrus.ErrorLevel, nil, "ERROR:root:said\n"},
		{logrus.FatalLevel, nil, "CRITICAL:root:said\n"},
	} {
		got, err := Formatter{}.Format(&logrus.Entry{Level: c.level, Data: c.fields, Message: "said"})
		if err != nil || string(got) != c.want {
			t.Errorf("%v: %q and %v, want %q", c.level, got, err, c.want)
		}
	}
}

// chatter is a run that logs and prints.
func chatter() trace.View {
	s := tracetest.New()
	log := func(l trace.Level, text string) {
		s.Add(trace.Event{Kind: trace.Log, Code: uint8(l), Text: s.Text(text), B: int64(s.Text("asyncio"))})
	}
	log(trace.Debug, "Using selector: EpollSelector")
	s.Add(trace.Event{Kind: trace.Output, Code: 1, Text: s.Text("hello\n")})
	s.Add(trace.Event{Kind: trace.Output, Code: 1, Text: s.Text("no end")})
	log(trace.Warning, "Executing main() took 0.131 seconds")
	s.Add(trace.Event{Kind: trace.Output, Code: 2, Text: s.Text("oops")})
	return s.View()
}

func TestWhatIsToldWhen(t *testing.T) {
	for _, c := range []struct {
		name          string
		live          bool
		before, after string // the end
	}{
		{
			"as it comes", true,
			"\n── Log and output, as they come ──\nDEBUG:asyncio:Using selector: EpollSelector\nhello\nno end\n" +
				"WARNING:asyncio:Executing main() took 0.131 seconds\noops",
			"\n",
		},
		{
			"the log first", false,
			"\n── Log ──\nDEBUG:asyncio:Using selector: EpollSelector\nWARNING:asyncio:Executing main() took 0.131 seconds\n",
			"\n── Output ──\nhello\nno endoops\n",
		},
	} {
		var out bytes.Buffer
		n := &narrator{out: &out, t: assets.Texts("en"), live: c.live}
		v := chatter()
		for end := range v.End() + 1 {
			if err := n.tell(v.Upto(end)); err != nil {
				t.Fatal(err)
			}
		}
		if got := out.String(); got != c.before {
			t.Errorf("%s: before the end\n%q, want\n%q", c.name, got, c.before)
		}
		out.Reset()
		if err := n.end(); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); got != c.after {
			t.Errorf("%s: at the end\n%q, want\n%q", c.name, got, c.after)
		}
	}
}

func TestASilentRunHasNoTitles(t *testing.T) {
	var out bytes.Buffer
	n := &narrator{out: &out, t: assets.Texts("en"), live: true}
	if err := n.tell(everything().View()); err != nil {
		t.Fatal(err)
	}
	if err := n.end(); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 0 {
		t.Errorf("it prints %q", out.String())
	}
}
