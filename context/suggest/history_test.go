package suggest

import "testing"

func TestHistoryThatTheProjectReads(t *testing.T) {
	for _, tt := range []struct{ name, file, text, want string }{
		{"a script", "scripts/version.sh", "git describe --tags", "check scripts/version.sh asks git, and RUN make (Dockerfile:3) may run it"},
		{"a list of arguments", "setup.py", "subprocess.run(['git', 'rev-parse', 'HEAD'])", "check setup.py asks git, and RUN make (Dockerfile:3) may run it"},
		{"a tool", "pyproject.toml", `requires = ["setuptools-scm>=8"]`, "check pyproject.toml asks git, and RUN make (Dockerfile:3) may run it"},
		{"where the source lies", "package.json", `{"repository": {"type": "git", "url": "git+https://a.test/b.git"}}`, "yes no file of the build asks git for anything"},
		{"a dependency", "Cargo.toml", `x = { git = "https://a.test/b" }`, "yes no file of the build asks git for anything"},
		{"no file of the build", "notes.txt", "git describe", "yes no file of the build asks git for anything"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, tt.file, tt.text)
			c, ev := project(t, dir, ".git/HEAD", "", "FROM debian\nCOPY . .\nRUN make")
			ss := Rank(c, ev)
			if len(ss) != 1 || string(ss[0].Safe)+" "+ss[0].Why != tt.want {
				t.Errorf("got %+v", ss)
			}
		})
	}
}
