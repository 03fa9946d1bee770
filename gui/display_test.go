package gui

import (
	"net"
	"strconv"
	"testing"
)

func TestADisplayIsThereWhereItsServerAnswers(t *testing.T) {
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	port := server.Addr().(*net.TCPAddr).Port
	if port < 6000 {
		t.Fatalf("the system picked port %d", port)
	}
	for _, tt := range []struct {
		system, x, wayland string
		want               bool
	}{
		{"linux", "", "", false},
		{"linux", "127.0.0.1:" + strconv.Itoa(port-6000) + ".0", "", true},
		{"linux", ":4711", "", false},
		{"linux", "nonsense", "", false},
		{"linux", "127.0.0.1:zero", "", false},
		{"linux", "", "wayland-0", true},
		{"freebsd", "", "", false},
		{"windows", "", "", true},
		{"darwin", "", "", true},
	} {
		t.Setenv("DISPLAY", tt.x)
		t.Setenv("WAYLAND_DISPLAY", tt.wayland)
		if got := Display(tt.system); got != tt.want {
			t.Errorf("%s with DISPLAY=%q and WAYLAND_DISPLAY=%q: %v", tt.system, tt.x, tt.wayland, got)
		}
	}
}
