// Command bench measures the loop against its peers, in one run on one
// machine: CPython's own asyncio, or a bound.
//
//	go run ./lessons/internal/bench [-json] [-row=NAME] [-check]
//
// A row's figure is the median of five, each measured right before one of its
// peer's, so that a machine that slows down slows both.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
)

// errShort says that a row has not reached what it needs.
var errShort = errors.New("a row falls short of what it needs")

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// errUsage says that the command was called wrongly.
var errUsage = errors.New("usage")

// run measures what args ask for and prints it to out.
func run(args []string, out, complaints io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(complaints)
	asJSON := flags.Bool("json", false, "print an array of rows")
	only := flags.String("row", "", "measure only the row of this name")
	check := flags.Bool("check", false, "fail if a row falls short of what it needs")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	chosen, err := choose(rows(), *only)
	if err != nil {
		return err
	}

	var results []result
	for _, r := range chosen {
		fmt.Fprintf(complaints, "measuring %s: %s\n", r.name, r.about)
		measured, err := measure(r)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		results = append(results, measured)
	}
	if *asJSON {
		err = printJSON(out, results)
	} else {
		err = printTable(out, results)
	}
	if err != nil {
		return err
	}
	if *check {
		return reached(results)
	}
	return nil
}

// choose is the row of the given name; all, if it is empty.
func choose(all []row, name string) ([]row, error) {
	if name == "" {
		return all, nil
	}
	var names []string
	for _, r := range all {
		if r.name == name {
			return []row{r}, nil
		}
		names = append(names, r.name)
	}
	return nil, fmt.Errorf("%w: no row %q; there are %s", errUsage, name, strings.Join(names, ", "))
}

// reached fails if a row falls short, or has no peer to be judged by.
func reached(results []result) error {
	for _, r := range results {
		if !r.good() {
			return fmt.Errorf("%w: %s", errShort, r.Name)
		}
	}
	return nil
}

func printJSON(out io.Writer, results []result) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	if err := e.Encode(results); err != nil {
		return fmt.Errorf("print the rows: %w", err)
	}
	return nil
}

func printTable(out io.Writer, results []result) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "row\ttrace\tours\tpeer\t\tunit\tratio\tneed\t")
	for _, r := range results {
		peer, ratio, need := "-", "-", "-"
		if r.Ratio != nil {
			peer, ratio = figure(*r.PeerValue), fmt.Sprintf("%.2f", *r.Ratio)
		}
		if r.Need != 0 {
			need = fmt.Sprintf("%g", r.Need)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
			r.Name, r.Trace, figure(r.Ours), peer, r.Peer, r.Unit, ratio, need, r.verdict())
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("print the rows: %w", err)
	}
	return nil
}

// verdict is how the row stands.
func (r result) verdict() string {
	switch {
	case r.Ratio == nil:
		return "not compared"
	case r.Need == 0:
		return "compared"
	case r.good():
		return "reached"
	}
	return "short"
}

// figure is v with as many digits as tell something.
func figure(v float64) string {
	if v >= 1000 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}
