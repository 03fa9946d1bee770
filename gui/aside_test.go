package gui

import "testing"

func TestAProgramThatIsThereToBeLookedAtIsNotJudged(t *testing.T) {
	r := newRoom(t, newTestApp(t))
	r.ends(t, Status{})
	before, checks, kept := *r.bet(), r.work().checks.verdicts, r.record().Attempts
	r.variant().Aside = true
	r.run = newFakeRun(Playing)
	r.toggle()
	r.run.add(twoBars())
	r.untilAt(t, 20)
	r.end(Status{})
	r.until(t, "ends", func() bool { return r.frame.State == Ended })
	if got := *r.bet(); got.state != before.state || got.answer.Choice != before.answer.Choice {
		t.Errorf("the prediction was %+v and is %+v", before, got)
	}
	if r.page.jump.Visible() {
		t.Error("the moment of a run that is gone can be gone to")
	}
	if k := r.work().checks; len(k.verdicts) != len(checks) || k.shown || k.state == checksRunning {
		t.Errorf("the checks are %+v", k)
	}
	if got := r.record().Attempts; got != kept {
		t.Errorf("it counts as a try: %d, before %d", got, kept)
	}
}
