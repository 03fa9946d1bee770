package gui

// reportCourse adds to r how the part that is open stands.
func (w *Window) reportCourse(r *Report) {
	k, kept := w.work(), w.record()
	r.Part, r.Variant, r.Progress = w.part().ID, w.variant().Name, w.header.progress.label
	r.Passed, r.Skipped, r.Hints = !kept.Passed.IsZero(), kept.Skipped, k.hints
	r.Solution, r.Network = k.solution != nil, k.network
	r.Judged = [...]string{"none", "running", "judged", "stopped", "failed"}[k.checks.state]
	r.Checks = []ReportedCheck{}
	for i, row := range w.page.checks.rows {
		c := ReportedCheck{Title: row.title, State: stateName(row.state), Figure: row.figure, Moment: -1}
		if row.leads {
			c.Moment = k.checks.verdicts[i].Finding.Moment
		}
		r.Checks = append(r.Checks, c)
	}
	if w.page.verdict != nil {
		r.Prediction, r.Chosen = w.page.verdict.Text, k.bet.chosen+1
		if k.bet.state == betJudged {
			r.Right = k.bet.answer.Choice + 1
		}
	}
}
