package gen

import (
	"math/rand/v2"
	"strings"

	"ctxaudit/testdata/oracle/cases"
)

// leftovers are what work leaves behind, each with what shows what it is.
var leftovers = []string{
	"web/package.json web/node_modules/x/index.js web/node_modules/x/dist/y.js",
	"web/vite.config.ts web/dist/main.js web/dist/assets/a.css",
	"web/ui/package.json web/ui/node_modules/z/index.js web/ui/coverage/lcov.info",
	"web/.next/page.js web/.turbo/log",
	"api/Cargo.toml api/target/debug/app api/target/CACHEDIR.TAG",
	"api/pom.xml api/target/app.jar api/target/classes/A.class",
	"api/build.gradle api/build/libs/app.jar api/.gradle/8/x",
	"api/pyproject.toml api/.venv/pyvenv.cfg api/.venv/lib/x.py api/__pycache__/a.pyc api/.pytest_cache/v",
	"api/composer.json api/vendor/autoload.php api/vendor/a/b.php",
	"api/mix.exs api/_build/dev/x api/deps/a/x",
	"api/App.csproj api/bin/Debug/a.dll api/obj/project.assets.json",
	"api/go.mod api/vendor/modules.txt api/vendor/y/y.go",
	"web/.idea/w.xml api/.DS_Store api/debug.log web/.env",
}

// wishes are instructions that want something of them.
var wishes = []string{
	"COPY . /n/", "COPY web /n/web", "COPY api /n/api", "COPY web/dist /n/", "COPY web/package*.json /n/", "COPY api/target/*.jar /n/", "COPY api/target/app.jar /n/",
	"COPY web/*/package.json /n/", "COPY api/*.log /n/", "COPY web/.env* /n/", "COPY api/.venv /n/", "COPY api/build/libs/ /n/", "COPY api/vendor /n/", "COPY */ /n/", "COPY api/* /n/",
	"COPY --exclude=**/node_modules web /n/", "COPY web/node_modules/x/index.js /n/",
}

// commands are RUN instructions that make some of them again; the shell of the
// base does nothing.
var commands = []string{"npm ci", "npm run build", "cargo build --release", "mvn package", "gradle build", "pip install .", "composer install", "mix deps.get", "dotnet publish", "make"}

// Neglected makes a build of [Build] in a tree that nobody tidied.
func Neglected(r *rand.Rand) cases.Case {
	c := Build(r)
	var tree strings.Builder
	tree.WriteString(c.Tree)
	for _, list := range leftovers {
		if r.IntN(3) > 0 {
			for _, p := range strings.Fields(list) {
				tree.WriteString("\nfile " + p)
			}
		}
	}
	c.Tree = tree.String() + "\n"
	var file strings.Builder
	for line := range strings.Lines(c.Dockerfile) {
		file.WriteString(line)
		if !strings.HasPrefix(line, "FROM ") {
			continue
		}
		if strings.HasPrefix(line, "FROM base") && r.IntN(2) == 0 {
			file.WriteString("RUN " + commands[r.IntN(len(commands))] + "\n")
		}
		for r.IntN(3) > 0 {
			file.WriteString(wishes[r.IntN(len(wishes))] + "\n")
		}
	}
	c.Dockerfile = file.String()
	return c
}
