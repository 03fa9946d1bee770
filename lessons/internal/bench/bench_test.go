package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"batuta/loopcore"
)

// script is a side of a row whose figures are written down.
type script struct {
	values []float64
	err    error
	log    *[]string
	closed bool
}

func (s *script) name() string { return "the script" }

func (s *script) measure() (float64, error) {
	*s.log = append(*s.log, "peer")
	if s.err != nil {
		return 0, s.err
	}
	v := s.values[0]
	s.values = s.values[1:]
	return v, nil
}

func (s *script) close() error {
	s.closed = true
	return nil
}

// scripted is a row that takes its figures from two lists, and the log of who
// was measured when.
func scripted(ours, theirs []float64) (row, *script, *[]string) {
	log := new([]string)
	peer := &script{values: theirs, log: log}
	return row{name: "r", unit: "u", need: 2, peer: peer, ours: func() (float64, error) {
		*log = append(*log, "ours")
		v := ours[0]
		ours = ours[1:]
		return v, nil
	}}, peer, log
}

func TestARowIsTheRatioOfTwoMediansAndTheFirstTryDoesNotCount(t *testing.T) {
	r, peer, _ := scripted([]float64{1e9, 7, 3, 5, 9, 1}, []float64{1e-9, 2, 2, 1, 9, 3})
	got, err := measure(r)
	if err != nil {
		t.Fatal(err)
	}
	if got.Ours != 5 || *got.PeerValue != 2 || *got.Ratio != 2.5 {
		t.Errorf("ours %v, peer %v, ratio %v; want 5, 2, 2.5", got.Ours, *got.PeerValue, *got.Ratio)
	}
	if !peer.closed {
		t.Error("the peer was not closed")
	}
}

func TestOursAndThePeerAreMeasuredInTurn(t *testing.T) {
	ones := []float64{1, 1, 1, 1, 1, 1}
	r, _, log := scripted(ones, ones)
	if _, err := measure(r); err != nil {
		t.Fatal(err)
	}
	want := slices.Repeat([]string{"ours", "peer"}, times+1)
	if !slices.Equal(*log, want) {
		t.Errorf("measured %v", *log)
	}
}

func TestAnAbsentPeerIsSaidAndJudgesNothing(t *testing.T) {
	r, peer, log := scripted([]float64{1, 1, 1, 1, 1, 1}, nil)
	peer.err = fmt.Errorf("%w: too old", errAbsent)
	got, err := measure(r)
	if err != nil {
		t.Fatal(err)
	}
	if got.Ratio != nil || got.PeerValue != nil || got.Peer != "the script (absent: too old)" {
		t.Errorf("got %+v", got)
	}
	if n := strings.Count(strings.Join(*log, " "), "peer"); n != 1 {
		t.Errorf("an absent peer was asked %d times", n)
	}
	if err := reached([]result{got}); !errors.Is(err, errShort) {
		t.Errorf("-check answers %v for a row that could not be compared", err)
	}
}

func TestAPeerThatFailsFailsTheRow(t *testing.T) {
	r, peer, _ := scripted([]float64{1, 1, 1, 1, 1, 1}, nil)
	peer.err = errors.New("broken")
	if _, err := measure(r); !errors.Is(err, peer.err) {
		t.Errorf("got %v", err)
	}
}

func TestARatioAboveOneMeansOursIsBetter(t *testing.T) {
	for _, c := range []struct {
		rule         string
		ours, theirs float64
		less         bool
		want         float64
	}{
		{"more is better", 30, 10, false, 3},
		{"less is better", 30, 60, true, 2},
		{"less is better, and ours is more", 120, 60, true, 0.5},
		{"none, and none was asked for", 0, 0, true, 1},
		{"some, and none was asked for", 1, 0, true, 0},
	} {
		if got := compare(c.ours, c.theirs, c.less); got != c.want {
			t.Errorf("%s: %v, want %v", c.rule, got, c.want)
		}
	}
}

func TestRowsReadBackFromJSONWithTheirNames(t *testing.T) {
	value, ratio := 2.0, 3.0
	var out bytes.Buffer
	err := printJSON(&out, []result{
		{Name: "a", Ours: 6, Peer: "p", PeerValue: &value, Ratio: &ratio, Need: 1, Unit: "u"},
		{Name: "b", Ours: 6, Peer: "p (absent)", Need: 1, Unit: "u"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var back []map[string]any
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"name", "trace", "ours", "peer", "peer_value", "ratio", "need", "unit"} {
		if _, ok := back[0][key]; !ok {
			t.Errorf("no %s in %v", key, back[0])
		}
	}
	if back[0]["ratio"] != 3.0 || back[1]["ratio"] != nil {
		t.Errorf("ratios %v and %v", back[0]["ratio"], back[1]["ratio"])
	}
}

func TestTheTableSaysWhatFallsShort(t *testing.T) {
	value, low, high := 2.0, 0.9, 1.1
	var out bytes.Buffer
	err := printTable(&out, []result{
		{Name: "slow", Peer: "p", PeerValue: &value, Ratio: &low, Need: 1},
		{Name: "fast", Peer: "p", PeerValue: &value, Ratio: &high, Need: 1},
		{Name: "alone", Peer: "p (absent)", Need: 1},
		{Name: "free", Peer: "p", PeerValue: &value, Ratio: &low},
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"slow .*short", "fast .*reached", "alone .*not compared", "free .*compared"} {
		line := strings.Split(out.String(), "\n")[i+1]
		name, verdict, _ := strings.Cut(want, " .*")
		if !strings.HasPrefix(line, name) || !strings.HasSuffix(strings.TrimSpace(line), verdict) {
			t.Errorf("line %q; want %s", line, want)
		}
	}
}

func TestACommandThatIsCalledWronglySaysHow(t *testing.T) {
	for _, args := range [][]string{{"-row=nothing"}, {"-nothing"}} {
		if err := run(args, io.Discard, io.Discard); !errors.Is(err, errUsage) {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestTheOracleIsAskedOnlyOfAGoThatBuildsIt(t *testing.T) {
	for version, want := range map[string]bool{
		"go1.24.4": false, "go1.25": false, "go1.26": true, "go1.26.8": true, "go1.26rc1": true,
		"go1.30": true, "devel +abc": true,
	} {
		if got := atLeastGo(version, oracleGo); got != want {
			t.Errorf("%s: %v", version, got)
		}
	}
}

func TestTheLoopResumesWhatTheRowCounts(t *testing.T) {
	v, err := resumes(10, 10)
	if err != nil {
		t.Fatal(err)
	}
	if v <= 0 {
		t.Errorf("%v resumes a second", v)
	}
}

func TestARowOfWhichNothingIsAskedNeverFallsShort(t *testing.T) {
	low := 0.1
	if err := reached([]result{{Name: "slower", Ratio: &low}, {Name: "alone"}}); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestEveryRowHasANameOfItsOwnAndSaysWhetherItIsTraced(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rows() {
		if seen[r.name] {
			t.Errorf("two rows are named %s", r.name)
		}
		seen[r.name] = true
		if r.trace != traceOn && r.trace != traceOff || r.unit == "" || r.about == "" {
			t.Errorf("%s: trace %q, unit %q, about %q", r.name, r.trace, r.unit, r.about)
		}
	}
	for _, name := range []string{"resumes", "tasks", "timers", "threadsafe", "echo-protocol", "echo-streams"} {
		if !seen[name] {
			t.Errorf("no row %s", name)
		}
	}
}

func TestEveryWorkIsDoneWithATraceAndWithoutOne(t *testing.T) {
	for name, do := range map[string]func(loopcore.Options) (float64, error){
		"tasks":         func(o loopcore.Options) (float64, error) { return tasks(o, 20, 5) },
		"timers":        func(o loopcore.Options) (float64, error) { return timers(o, 20) },
		"threadsafe":    func(o loopcore.Options) (float64, error) { return threadsafe(o, 20) },
		"echo-protocol": func(o loopcore.Options) (float64, error) { return echoOverProtocols(o, 3, 4, 100) },
		"echo-streams":  func(o loopcore.Options) (float64, error) { return echoOverStreams(o, 3, 4, 100) },
	} {
		for _, traced := range []bool{false, true} {
			o := shipped(traced)
			if v, err := do(o); err != nil || v <= 0 {
				t.Errorf("%s, traced %v: %v a second, %v", name, traced, v, err)
			}
			if traced && o.Trace.View().End() == 0 {
				t.Errorf("%s: nothing was traced", name)
			}
		}
	}
}

func TestRecordingAnEventAllocatesNothing(t *testing.T) {
	if v := traceAllocs(); v != 0 {
		t.Errorf("%v allocations an event", v)
	}
}
