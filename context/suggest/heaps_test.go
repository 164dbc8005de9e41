package suggest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

// entries makes a sorted list of files of 100 bytes each.
func entries(paths ...string) []buildcontext.Entry {
	var es []buildcontext.Entry
	for _, p := range paths {
		es = append(es, buildcontext.Entry{Path: p, Size: 100, Reach: buildcontext.Eligible})
	}
	slices.SortFunc(es, func(a, b buildcontext.Entry) int { return strings.Compare(a.Path, b.Path) })
	return es
}

func TestHeaps(t *testing.T) {
	for _, tt := range []struct{ name, tree, want string }{
		{"a certain name needs no evidence", "node_modules/a/index.js main.js", "node_modules=node-modules **/node_modules"},
		{"the outermost heap wins", "node_modules/a/node_modules/b/x node_modules/a/x", "node_modules=node-modules **/node_modules"},
		{"target beside Cargo.toml", "Cargo.toml target/debug/app", "target=cargo-target **/target"},
		{"target beside pom.xml", "api/pom.xml api/target/app.jar", "api/target=maven-target **/target"},
		{"target alone is a name like another", "target/x.go", ""},
		{"target with CACHEDIR.TAG", "target/CACHEDIR.TAG target/x", "target=cachedir target"},
		{"another target makes the pattern a path", "Cargo.toml target/x docs/target/x", "target=cargo-target target"},
		{"vendor of Go is source", "go.mod vendor/modules.txt vendor/a/a.go", ""},
		{"vendor of Composer", "composer.json vendor/autoload.php vendor/a/a.php", "vendor=composer **/vendor"},
		{"build of Gradle by any build file", "core/core.gradle core/build/libs/core.jar", "core/build=gradle-build **/build"},
		{"build that no tool made", "build/Dockerfile.prod package.json", ""},
		{"dist of a bundler", "web/vite.config.ts web/dist/x.js", "web/dist=js-dist **/dist"},
		{"dist alone", "dist/x.js package.json", ""},
		{"a virtual environment of any name", "envs/mine/pyvenv.cfg envs/mine/lib/x", "envs/mine=venv-named envs/mine"},
		{"two names above", "config.ru tmp/cache/x tmp/pids/.keep", "tmp/cache=rails-cache **/tmp/cache"},
		{"files", "a/x.log b.log changelog", "a/x.log=logs **/*.log b.log=logs **/*.log"},
		{"a file is not the directory of that name", "node_modules", ""},
		{"project files by extension", "src/App/App.csproj src/App/bin/App.dll src/App/obj/x", "src/App/bin=dotnet-bin **/bin src/App/obj=dotnet-obj **/obj"},
		{"names that sort between", "a-b/x a/node_modules/x a.txt a/z", "a/node_modules=node-modules **/node_modules"},
		{"hostile names", "[x]/Cargo.toml [x]/target/y target/z", `[x]/target=cargo-target \[x\]/target`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := &buildcontext.Context{Entries: entries(strings.Fields(tt.tree)...)}
			var got []string
			for _, h := range Heaps(c) {
				got = append(got, h.Path+"="+h.Kind, h.Pattern)
				if h.Bytes != int64(h.Entries)*100 {
					t.Errorf("%s: %d bytes in %d entries", h.Path, h.Bytes, h.Entries)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func TestCatalogue(t *testing.T) {
	if len(catalogue) < 70 {
		t.Errorf("%d kinds", len(catalogue))
	}
	seen := map[string]bool{}
	for _, k := range catalogue {
		if seen[k.ID] || k.ID == "" || k.What == "" || k.Names == "" {
			t.Errorf("%q: identifiers are unique and every kind has words and names", k.ID)
		}
		seen[k.ID] = true
		if k.Class != fetched && k.Class != history && k.Class != output {
			t.Errorf("%s: class %q", k.ID, k.Class)
		}
		if k.Names == "*/" && k.Inside == "" {
			t.Errorf("%s: any directory needs evidence inside", k.ID)
		}
	}
}

func BenchmarkHeaps(b *testing.B) {
	var es []buildcontext.Entry
	for d := range 13000 {
		for f := range 10 {
			es = append(es, buildcontext.Entry{Path: fmt.Sprintf("pkg%03d/src/module%05d/file%d.js", d%300, d, f), Size: 1000})
		}
	}
	slices.SortFunc(es, func(a, b buildcontext.Entry) int { return strings.Compare(a.Path, b.Path) })
	c := &buildcontext.Context{Entries: es}
	for b.Loop() {
		Heaps(c)
	}
}
