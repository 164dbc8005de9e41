package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// project copies one of testdata/projects into the working directory.
func project(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: project NAME")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(filepath.Join(home, "testdata/projects", args[0]))))
}

// home is the root of this repository; tests run in the directory of their
// package.
const home = "../.."

// neglect does to a project what months of work do: caches, output, a history,
// credentials, and an ignore file that nobody has looked at.
func neglect(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 || neglected[args[0]] == nil {
		ts.Fatalf("usage: neglect PROJECT")
	}
	ts.Check(neglectAt(ts.MkAbs(args[0]), args[0]))
}

func neglectAt(dir, project string) error {
	rnd := rand.New(rand.NewPCG(7, 7)) // the same neglect every time
	var failed error
	write := func(name string, data []byte) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		failed = errors.Join(failed, os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644))
	}
	neglected[project](write, rnd)
	write(".git/HEAD", []byte("ref: refs/heads/main\n"))
	write(".git/config", fmt.Appendf(nil, "[remote \"origin\"]\n\turl = https://deploy:%s@git.board.dev/%s.git\n", letters(rnd, 24), project))
	write(".git/objects/pack/pack-"+strings.Repeat("ab", 20)+".pack", filler("PACK\x00", 2_400_000))
	write(".DS_Store", filler("\x00\x00\x00\x01Bud1", 6148))
	return failed
}

var neglected = map[string]func(write func(string, []byte), rnd *rand.Rand){
	"go": func(write func(string, []byte), rnd *rand.Rand) {
		write(".dockerignore", []byte("bin\n"))
		write("greeter", filler("\x7fELF\x00", 7_300_000))
		write("coverage.out", filler("mode: atomic\n", 41_000))
		write("server.log", filler("hello\n", 612_000))
		write(".env", environment(rnd))
	},
	"web": func(write func(string, []byte), rnd *rand.Rand) {
		write(".dockerignore", []byte("node_modules\ndist/ # made by npm run build\n.env\n"))
		for i := range 120 {
			write(fmt.Sprintf("web/node_modules/lib%02d/index.js", i), filler("export {};\n", 31_000+i))
			write(fmt.Sprintf("web/node_modules/lib%02d/package.json", i), fmt.Appendf(nil, `{"name":"lib%02d"}`, i))
		}
		write("web/dist/assets/index.js", filler("const a = 1;\n", 812_000))
		write("web/.env", environment(rnd))
		write("api/api.log", filler("GET /api/posts\n", 230_000))
	},
	"python": func(write func(string, []byte), rnd *rand.Rand) {
		write(".dockerignore", []byte(".venv\n__pycache__\n*.sqlite3\n"))
		for i := range 40 {
			write(fmt.Sprintf(".venv/lib/python3.14/site-packages/pkg%02d/__init__.py", i), filler("pass\n", 52_000))
		}
		write(".venv/pyvenv.cfg", []byte("home = /usr/bin\n"))
		write("shop/__pycache__/web.cpython-314.pyc", filler("\x00", 2_400))
		write("tests/__pycache__/test_web.cpython-314.pyc", filler("\x00", 1_900))
		write(".pytest_cache/CACHEDIR.TAG", []byte("Signature: 8a477f597d28d172789f06886806bc55\n"))
		write(".pytest_cache/v/cache/nodeids", []byte("[]\n"))
		write("instance/shop.sqlite3", filler("SQLite format 3\x00", 1_200_000))
		write(".env", environment(rnd))
	},
}

// leak writes an environment file with secrets that no other has.
func leak(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: leak FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), environment(rand.New(rand.NewPCG(rand.Uint64(), 0))), 0o644))
}

// environment is an environment file whose secrets are no one's.
func environment(rnd *rand.Rand) []byte {
	return fmt.Appendf(nil, "# local\nDEBUG=1\nAWS_ACCESS_KEY_ID=AKIA%s\nDATABASE_URL=postgres://shop:%s@db/shop\n", upper(rnd, 16), letters(rnd, 18))
}

func letters(rnd *rand.Rand, n int) string {
	return pick(rnd, "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", n)
}

func upper(rnd *rand.Rand, n int) string { return pick(rnd, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", n) }

func pick(rnd *rand.Rand, from string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = from[rnd.IntN(len(from))]
	}
	return string(b)
}

// filler is that many bytes of nothing much.
func filler(unit string, size int) []byte {
	return bytes.Repeat([]byte(unit), size/len(unit)+1)[:size]
}

// took matches the time in the headline of an audit, the only thing in it that
// differs from run to run.
var took = regexp.MustCompile(` · \d+\.\d\d s\n`)

// untimed takes the time out of what the last command printed.
func untimed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: untimed")
	}
	fmt.Fprint(ts.Stdout(), took.ReplaceAllString(ts.ReadFile("stdout"), "\n"))
}
