package suggest

import (
	"fmt"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"ctxaudit/context"
)

// parse makes a Build of a Dockerfile that uses no more than FROM, COPY, RUN and
// RUN --mount=SOURCE.
func parse(text string) *buildcontext.Build {
	b := &buildcontext.Build{}
	stages := map[string]int{}
	for i, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		step := buildcontext.Step{Kind: words[0], Stage: len(b.Stages) - 1, Line: i + 1, FromStage: -1}
		args := words[1:]
		switch words[0] {
		case "FROM":
			s := buildcontext.Stage{Name: fmt.Sprint(len(b.Stages)), Base: words[1], Parent: -1, Line: i + 1, Needed: true}
			if p, ok := stages[words[1]]; ok {
				s.Parent = p
			}
			if len(words) == 4 {
				s.Name = words[3]
			}
			stages[s.Name] = len(b.Stages)
			b.Stages = append(b.Stages, s)
			continue
		case "RUN":
			mount, ok := strings.CutPrefix(words[1], "--mount=")
			if !ok {
				b.Runs = append(b.Runs, buildcontext.Run{Stage: step.Stage, Line: i + 1, Command: strings.Join(args, " ")})
				continue
			}
			step.Kind, args = "bind", []string{mount, "/mnt"}
		}
		if from, ok := strings.CutPrefix(args[0], "--from="); ok {
			step.From, step.FromStage = from, stages[from]
			args = args[1:]
		}
		if out, ok := strings.CutPrefix(args[0], "--exclude="); ok {
			step.Exclude = []buildcontext.Exclude{{Pattern: out}}
			args = args[1:]
		}
		step.Dest = args[len(args)-1]
		for _, src := range args[:len(args)-1] {
			s := buildcontext.Source{}
			s.Raw = os.Expand(src, func(name string) string { s.Unset = name; return "" })
			s.Path = path.Clean(strings.TrimPrefix(s.Raw, "/"))
			s.Wildcard = strings.ContainsAny(s.Raw, "*?[")
			step.Sources = append(step.Sources, s)
		}
		b.Steps = append(b.Steps, step)
	}
	b.Final = len(b.Stages) - 1
	for s := b.Final; s >= 0; s = b.Stages[s].Parent {
		b.Stages[s].InImage = true
	}
	return b
}

// fixture makes a context of files of 100 bytes, one per word of the tree; a
// word "name:n" gives another size. All of it is sent.
func fixture(t *testing.T, tree, ignore, dockerfile string) *buildcontext.Context {
	t.Helper()
	dir := t.TempDir()
	for _, word := range strings.Fields(tree) {
		name, text, given := strings.Cut(word, ":")
		size := 100
		if given {
			var err error
			if size, err = strconv.Atoi(text); err != nil {
				t.Fatal(err)
			}
		}
		write(t, dir, name, strings.Repeat(" ", size))
	}
	if ignore != "" {
		write(t, dir, ".dockerignore", ".dockerignore\n"+strings.ReplaceAll(ignore, " ", "\n"))
	}
	c, err := buildcontext.Load(buildcontext.Target{Root: dir}, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	takeAll(c)
	if dockerfile != "" {
		c.Build = parse(dockerfile)
	}
	return c
}

// rank ranks for a fixture and checks what holds of every ranking.
func rank(t *testing.T, c *buildcontext.Context, findings ...buildcontext.Finding) []buildcontext.Suggestion {
	t.Helper()
	var files []Dockerfile
	if c.Build != nil {
		files = append(files, Dockerfile{"Dockerfile", c.Build})
	}
	ss := Rank(c, Evidence{Findings: findings, Dockerfiles: files})
	var total, saved int64
	for _, e := range c.Entries {
		total += e.Size
	}
	var added []string
	for _, s := range ss {
		saved += s.Bytes
		if s.Left+saved != total {
			t.Errorf("%q: %d saved and %d left of %d", s.Patterns, saved, s.Left, total)
		}
		added = append(added, s.Patterns...)
		r, err := newRules(c.Target.Builder, c.Ignore.Patterns, added...)
		if err != nil {
			t.Fatal(err)
		}
		var left int64
		for _, e := range c.Entries {
			if !r.excludes(e.Path) {
				left += e.Size
			}
		}
		if left != s.Left {
			t.Errorf("%q: left %d, run again %d", s.Patterns, s.Left, left)
		}
	}
	return ss
}

func TestRank(t *testing.T) {
	for _, tt := range []struct{ name, tree, ignore, dockerfile, want string }{
		{
			"most bytes first, each by what it saves on top",
			"package.json src/x node_modules/a:5000 web/node_modules/b:700 .next/c:9000 .git/HEAD:800", "",
			"FROM node\nCOPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm run build",
			`.next 9000 yes RUN npm run build makes it again (Dockerfile:5)
**/node_modules 5700 yes RUN npm ci makes it again (Dockerfile:3)
.git 800 yes no file of the build asks git for anything
`,
		},
		{
			"a heap that COPY names stays",
			"web/vite.config.ts web/dist/x api/vite.config.ts api/dist/y:300", "",
			"FROM nginx\nCOPY web/dist /usr/share/nginx/html\nFROM node\nCOPY . .\nRUN npm run build",
			"api/dist 300 yes RUN npm run build makes it again (Dockerfile:5)\n",
		},
		{
			"a source that is not there yet stays",
			"pom.xml target/x api/pom.xml api/target/y", "",
			"FROM jre\nCOPY web/target/app.jar /\nFROM maven\nCOPY . .\nRUN ./mvnw -B package",
			"api/target\ntarget 200 yes RUN mvn package makes it again (Dockerfile:5)\n",
		},
		{
			"a wildcard that would match nothing stays",
			"pom.xml target/app.jar", "", "FROM jre\nCOPY target/*.jar /\nCOPY . .\nRUN mvn package", "",
		},
		{
			"nor is the directory it looks in left without anything",
			"web/node_modules/x a", "", "FROM node\nCOPY web/.env* /n/\nCOPY . .\nRUN npm ci", "",
		},
		{
			"which of many comes first decides what the path becomes",
			".git/HEAD a b/c .idea/d", "", "FROM x\nADD * /f", "",
		},
		{
			"nor is a wildcard robbed of what it spells out",
			"package.json .env .env.production", "", "FROM node\nCOPY .env* ./", "",
		},
		{
			"in the image and never made again",
			"composer.json vendor/autoload.php index.php", "", "FROM php\nCOPY . /var/www",
			"vendor 100 check COPY . puts it into the image (Dockerfile:2); no RUN makes it again\n",
		},
		{
			"made again in the stage it starts from",
			"node_modules/x main.js", "", "FROM node AS base\nRUN npm install\nFROM base\nCOPY . .",
			"**/node_modules 100 yes RUN npm install makes it again (Dockerfile:2)\n",
		},
		{
			"made again in the stage it copies it from",
			"node_modules/x main.js", "", "FROM node AS deps\nRUN pnpm i --frozen-lockfile\nFROM node\nCOPY --from=deps /app/node_modules ./node_modules\nCOPY . .",
			"**/node_modules 100 yes RUN pnpm i makes it again (Dockerfile:2)\n",
		},
		{
			"made again elsewhere is not made again here",
			"node_modules/x main.js", "", "FROM node AS other\nRUN npm ci\nFROM node\nCOPY . .",
			"**/node_modules 100 check COPY . puts it into the image (Dockerfile:4); no RUN makes it again\n",
		},
		{
			"without the network nothing is made again",
			"node_modules/x main.js", "", "FROM node\nCOPY . .\nRUN npm ci --offline",
			"**/node_modules 100 check COPY . puts it into the image (Dockerfile:2); no RUN makes it again\n",
		},
		{
			"git history that nobody reads",
			".git/HEAD app.py", "", "FROM python\nRUN pip install -r requirements.txt\nCOPY . .",
			".git 100 yes no RUN reads it\n",
		},
		{
			"git history that something unknown may read",
			".git/HEAD app.py", "", "FROM python\nCOPY . .\nRUN frobnicate",
			".git 100 check a RUN may read version information (Dockerfile:3)\n",
		},
		{
			"git history that a build stamps",
			".git/HEAD main.go", "", "FROM golang\nCOPY . .\nRUN go build ./...",
			".git 100 check go build may read version information (Dockerfile:3)\n",
		},
		{
			"nothing lands from it",
			"src/x node_modules/y Dockerfile", "", "FROM node\nCOPY --exclude=node_modules . .",
			"**/node_modules 100 yes no COPY, ADD or mount takes it\n",
		},
		{
			"a mount sees it",
			"src/x .cache/y", "", "FROM node\nRUN --mount=.", ".cache 100 check the RUN with the mount of . sees it (Dockerfile:2), where it may be needed\n",
		},
		{
			"an exception of the user is a wish",
			"dist/keep tsconfig.json x.log logs/a.log src/node_modules/z", "dist !dist/keep **/*.log !logs/a.log", "FROM node\nCOPY . .\nRUN npm ci",
			"**/node_modules 100 yes RUN npm ci makes it again (Dockerfile:3)\n",
		},
		{
			"an exception for a directory above says nothing",
			"src/a src/__pycache__/b", "* !src", "FROM python\nCOPY src src", "**/__pycache__ 100 yes no build reads it\n",
		},
		{
			"what would arrive empty",
			"web/dist/a/keep web/dist/b tsconfig.json", "web !web/dist/a/keep", "FROM node\nCOPY . .\nRUN tsc", "",
		},
		{
			"a plan needs no build", "Cargo.toml target/x:200", "",
			"FROM rust AS plan\nRUN cargo install cargo-chef\nCOPY . .\nRUN cargo chef prepare\nFROM rust\nCOPY --from=plan /recipe.json .\nRUN cargo build",
			"target 200 yes RUN cargo build makes it again (Dockerfile:7)\n",
		},
		{
			"to install another program makes nothing again", "Cargo.toml target/x", "", "FROM rust\nCOPY . .\nRUN cargo install cargo-chef",
			"target 100 check COPY . puts it into the image (Dockerfile:2); no RUN makes it again\n",
		},
		{
			"a wildcard for one name passes nothing else on", "pom.xml target/x .git/HEAD", "",
			"FROM maven\nCOPY . .\nRUN mvn package\nFROM jre\nCOPY --from=0 /target/*.jar /app.jar",
			".git 100 yes no file of the build asks git for anything\ntarget 100 yes RUN mvn package makes it again (Dockerfile:3)\n",
		},
		{
			"what is safe goes before what is to be checked and the same", "a.log:300 npm-debug.log:100 .cache/npm-debug.log", "", "FROM node\nCOPY . .",
			`**/npm-debug.log* 200 yes no build reads it
**/*.log 300 check COPY . puts it into the image (Dockerfile:2), where it may be needed
`,
		},
		{
			"nor does what is to be checked keep it from going", "web/.next/a:200 web/.turbo/b", "", "FROM x\nCOPY web /w", "**/.turbo 100 yes no build reads it\n",
		},
		{
			"what a RUN names",
			".github/x:200 main.go", "", "FROM golang\nCOPY . .\nRUN .github/scripts/build.sh", ".github 200 check a RUN names it (Dockerfile:3)\n",
		},
		{
			"a source that nobody knows",
			"node_modules/x", "", "FROM node\nCOPY $DIR /app", "**/node_modules 100 check COPY $DIR takes what DIR says, which is not set (Dockerfile:2)\n",
		},
		{
			"the last name of it is known", "node_modules/x package.json", "", "FROM node\nCOPY $DIR/package.json /app/\nCOPY . .\nRUN npm ci",
			"**/node_modules 100 yes RUN npm ci makes it again (Dockerfile:4)\n",
		},
		{
			"but not where, and it may lie in what was built", "pom.xml target/app.jar", "", "FROM maven\nCOPY $DIR/app.jar /app/\nCOPY . .\nRUN mvn package",
			"target 100 check COPY /app.jar takes what DIR says, which is not set (Dockerfile:2)\n",
		},
		{
			"a package of another name is not the project's", "node_modules/x", "", "FROM node\nCOPY . .\nRUN npm install -g pnpm && npm i --save-dev serve x",
			"**/node_modules 100 check COPY . puts it into the image (Dockerfile:2); no RUN makes it again\n",
		},
		{
			"a script of the project", ".next/x dist/y tsconfig.json", "", "FROM node\nCOPY . .\nRUN corepack enable && yarn web:build\nRUN yarn build-types",
			"dist 100 yes RUN yarn build makes it again (Dockerfile:3)\n.next 100 yes RUN yarn build makes it again (Dockerfile:3)\n",
		},
		{
			"a virtual environment is of no use in another stage", ".venv/pyvenv.cfg", "", "FROM node\nCOPY . .\nRUN yarn build\nFROM python\nRUN uv sync --frozen",
			".venv 100 yes RUN uv sync makes it again (Dockerfile:5)\n",
		},
		{
			"the directory rather than the files in it", "a/__pycache__/x.pyc b/__pycache__/y.pyc", "", "FROM python\nCOPY . .", "**/__pycache__ 200 yes no build reads it\n",
		},
		{
			"without a Dockerfile", "node_modules/x .idea/y:50", "", "",
			"**/node_modules 100 check there is no Dockerfile to hold it against; name it with -f\n.idea 50 yes no build reads it\n",
		},
		{
			"what no step takes",
			"src/x data/big:500000 data/in/y:100", "", "FROM x\nCOPY src /src", "data 500100 yes no COPY, ADD or mount takes it\n",
		},
		{
			"sources, settings and documents are nobody's litter",
			"README.md LICENSE tsconfig.base.json package-lock.json yarn.lock go.sum vendor/modules.txt vendor/x/y.go go.mod migrations/1.sql build/x dist/y bin/run target/z out/w lib/a.js .npmrc docs/x.md public/i.png Makefile deps/x packages/a/x obj/y log/.keep tmp/pids/.keep env/x site/y data/z.csv",
			"", "FROM scratch\nCOPY . .", "",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			for _, s := range rank(t, fixture(t, tt.tree, tt.ignore, tt.dockerfile)) {
				fmt.Fprintf(&b, "%s %d %s %s\n", strings.Join(s.Patterns, "\n"), s.Bytes, s.Safe, s.Why)
			}
			if b.String() != tt.want {
				t.Errorf("got:\n%swant:\n%s", b.String(), tt.want)
			}
		})
	}
}
