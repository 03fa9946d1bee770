//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The screen's size, in pixels: the picture the window was drawn after.
const (
	screenWidth  = 1440
	screenHeight = 900
)

// patience is how long anything may take to be seen on a busy machine.
const patience = 30 * time.Second

// root is the project's, and shots is where pictures are kept.
const (
	root  = "../.."
	shots = root + "/dist/e2e"
)

// screen is a display of its own, on no monitor.
type screen struct {
	display string // as DISPLAY names it
	runtime string // a folder for what lives as long as a login
}

// newScreen starts Xvfb, which ends with the test.
func newScreen(t *testing.T) *screen {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var complaints bytes.Buffer
	size := fmt.Sprintf("%dx%dx24", screenWidth, screenHeight)
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{w}
	cmd.Stderr = &complaints
	if err := cmd.Start(); err != nil {
		t.Fatalf("start Xvfb: %v", err)
	}
	w.Close()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	})
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not come up: %v\n%s", err, &complaints)
	}
	return &screen{display: ":" + strings.TrimSpace(number), runtime: t.TempDir()}
}

// env is the surroundings of a program that is to show itself on s and to find
// home empty, or as it left it.
func (s *screen) env(home string) []string {
	var env []string
	for _, setting := range os.Environ() {
		name, _, _ := strings.Cut(setting, "=")
		if name != "WAYLAND_DISPLAY" && name != "FYNE_SCALE" && !strings.HasPrefix(name, "XDG_") && !strings.HasPrefix(name, "LC_") {
			env = append(env, setting)
		}
	}
	return append(env, "HOME="+home, "DISPLAY="+s.display, "XDG_RUNTIME_DIR="+s.runtime,
		"DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(s.runtime, "none"),
		"LANG=en_US.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1")
}

// complaints is what a program said, but for what the toolkit says of such a
// bare screen: there is no session bus to tell it the desktop's theme; and it
// looks into its preferences, which it watches, while it is writing them.
func complaints(said string) string {
	known := regexp.MustCompile(`(?m)^.* Fyne error:  (failed to watch theme settings\n.*  Cause: .*|Preferences load error:(\n.*  Cause: EOF)?)\n(.*  At: .*\n)?`)
	return known.ReplaceAllString(said, "")
}

// command is a program that works on this screen.
func (s *screen) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	return cmd
}

// xdotool moves the mouse, presses keys or looks for windows, and answers what
// the tool printed.
func (s *screen) xdotool(args ...string) (string, error) {
	out, err := s.command("xdotool", args...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("xdotool %s: %w: %s", strings.Join(args, " "), err, bytes.TrimSpace(out))
	}
	return strings.TrimSpace(string(out)), nil
}

// window waits for a visible window whose title begins with name and answers its
// number.
func (s *screen) window(t *testing.T, name string) string {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		// It fails while there is none.
		if found, err := s.xdotool("search", "--onlyvisible", "--name", "^"+name); err == nil && found != "" {
			id, _, _ := strings.Cut(found, "\n")
			return id
		}
	}
	t.Fatalf("no window %s has come up", name)
	return ""
}

// shoot keeps a picture of the screen under name.
func (s *screen) shoot(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(shots, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("import", "-window", "root", filepath.Join(shots, name+".png"))
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("take a picture: %v\n%s", err, out)
	}
}
