package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// leftovers are what work leaves behind beside a file of that name.
var leftovers = map[string]string{
	"package.json":     "node_modules/x/index.js node_modules/x/package.json .turbo/log npm-debug.log coverage/lcov.info",
	"tsconfig.json":    "dist/index.js tsconfig.tsbuildinfo",
	"next.config.js":   ".next/cache/x out/index.html",
	"next.config.ts":   ".next/cache/x out/index.html",
	"next.config.mjs":  ".next/cache/x out/index.html",
	"vite.config.ts":   "dist/assets/a.js .vite/deps/x",
	"pyproject.toml":   ".venv/pyvenv.cfg .venv/lib/x.py __pycache__/a.pyc .pytest_cache/v .ruff_cache/x dist/a.whl",
	"requirements.txt": "venv/pyvenv.cfg venv/lib/x.py __pycache__/a.pyc .mypy_cache/x",
	"manage.py":        "app.log .coverage htmlcov/index.html",
	"go.mod":           "coverage.out __debug_bin1",
	"Cargo.toml":       "target/debug/app target/CACHEDIR.TAG",
	"pom.xml":          "target/app.jar target/classes/A.class",
	"build.gradle":     "build/libs/app.jar .gradle/8/x",
	"build.gradle.kts": "build/libs/app.jar .gradle/8/x",
	"composer.json":    "vendor/autoload.php vendor/a/b.php .phpunit.result.cache",
	"Gemfile":          "vendor/bundle/a log/development.log tmp/cache/x",
	"mix.exs":          "_build/dev/x deps/a/x erl_crash.dump",
	"CMakeLists.txt":   "build/CMakeCache.txt build/a.o",
}

// neglect adds to a context what work leaves behind in it, where nothing of that
// name is.
func neglect(root string) error {
	return fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		list := leftovers[d.Name()]
		switch {
		case p == ".":
			list = ".DS_Store .idea/workspace.xml debug.log .env"
		case path.Ext(p) == ".csproj":
			list = "bin/Debug/a.dll obj/project.assets.json"
		}
		dir := p
		if !d.IsDir() {
			dir = path.Dir(p)
		}
		for name := range strings.FieldsSeq(list) {
			file := filepath.Join(root, dir, name)
			if _, err := os.Lstat(file); err == nil {
				continue
			}
			if os.MkdirAll(filepath.Dir(file), 0o755) != nil {
				continue // a file is in the way
			}
			if err := os.WriteFile(file, []byte(strings.Repeat("x", len(file)*7)), 0o644); err != nil {
				return err
			}
		}
		return nil
	})
}
