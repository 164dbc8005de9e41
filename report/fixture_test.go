package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	bc "ctxaudit/context"
)

// files adds n entries below dir that hold size bytes together.
func files(es []bc.Entry, dir string, n int, size int64, reach bc.Reach, ls ...bc.Landing) []bc.Entry {
	for i := range n {
		e := bc.Entry{Path: fmt.Sprintf("%s/f%05d.js", dir, i), Size: size / int64(n), Reach: reach}
		if i == 0 {
			e.Size += size % int64(n)
		}
		for _, l := range ls {
			l.Path += strings.TrimPrefix(e.Path, dir)
			e.Landings = append(e.Landings, l)
		}
		es = append(es, e)
	}
	return es
}

func file(path string, size int64, reach bc.Reach, ls ...bc.Landing) bc.Entry {
	return bc.Entry{Path: path, Size: size, Reach: reach, Landings: ls}
}

func sorted(es []bc.Entry) []bc.Entry {
	slices.SortFunc(es, func(a, b bc.Entry) int { return strings.Compare(a.Path, b.Path) })
	return es
}

// shop is a neglected project with a web front end and a Go back end: something
// for every block of a report.
func shop() *Report {
	build := func(p string) bc.Landing { return bc.Landing{Path: p, Stage: 0, Line: 7} }
	image := func(p string, line int32) bc.Landing { return bc.Landing{Path: p, Stage: 1, Line: line} }
	var es []bc.Entry
	es = files(es, "web/.next/cache", 90, 702_100_000, bc.InStage, build("/src/web/.next/cache"))
	es = files(es, "web/node_modules/next", 2531, 591_200_000, bc.InStage, build("/src/web/node_modules/next"))
	es = files(es, ".git/objects", 611, 84_600_000, bc.InStage, build("/src/.git/objects"))
	es = files(es, "web/src", 120, 2_100_000, bc.InStage, build("/src/web/src"))
	es = files(es, "docs/media", 12, 39_500_000, bc.Sent)
	es = files(es, "packages/api", 40, 910_000, bc.InImage, build("/src/packages/api"), image("/app/packages/api", 21))
	es = append(es,
		file("config/prod.env", 812, bc.InImage, build("/src/config/prod.env"), image("/app/config/prod.env", 21)),
		file("packages/api/.env", 96, bc.InStage, build("/src/packages/api/.env")),
		file("deploy/id_ed25519", 411, bc.Sent),
		file("notes/old backup.zip", 9_100_000, bc.Eligible),
		file("Dockerfile", 1_204, bc.Sent),
		file(".dockerignore", 122, bc.Sent),
	)
	return &Report{
		Context: &bc.Context{
			Target: bc.Target{Root: "/src/shop", Dockerfile: "/src/shop/Dockerfile", Stage: "runtime", Args: map[string]string{"VERSION": "1", "TOKEN": "not shown"}},
			Ignore: bc.IgnoreFile{Path: ".dockerignore", Source: []byte(".DS_Store\r\n.env\r\n/node_modules/\r\n\r\ndist/ # output"), Patterns: []bc.Pattern{
				{Text: ".DS_Store", Source: ".DS_Store", Line: 1},
				{Text: ".env", Source: ".env", Line: 2},
				{Text: "node_modules", Source: "/node_modules/", Line: 3},
				{Text: "dist/ # output", Source: "dist/ # output", Line: 5},
			}},
			Entries: sorted(es),
			Build: &bc.Build{
				Stages: []bc.Stage{{Name: "build", Base: "golang:1.26", Parent: -1, Line: 3, Needed: true}, {Name: "runtime", Base: "alpine", Parent: -1, Line: 16, Needed: true, InImage: true}},
				Final:  1,
				Whole:  true,
				Steps: []bc.Step{
					{Kind: "COPY", Stage: 0, Line: 7, FromStage: -1, Dest: "/src/", Sources: []bc.Source{{Raw: ".", Path: ".", Entries: 3394, Bytes: 1_380_910_908}}},
					{Kind: "bind", Stage: 0, Line: 8, FromStage: -1, Dest: "/deploy", Sources: []bc.Source{{Raw: "deploy", Path: "deploy", Entries: 1, Bytes: 411}}},
					{Kind: "COPY", Stage: 1, Line: 19, From: "build", FromStage: 0, Dest: "/srv", Sources: []bc.Source{{Raw: "/src/dist", Path: "src/dist"}}},
					{Kind: "COPY", Stage: 1, Line: 20, From: "composer:2", FromStage: -1, Dest: "/usr/bin/composer", Sources: []bc.Source{{Raw: "/usr/bin/composer"}}},
					{Kind: "COPY", Stage: 1, Line: 21, FromStage: -1, Dest: "/app/", Sources: []bc.Source{{Raw: "config"}, {Raw: "packages/api/", Entries: 41, Bytes: 910_812}}},
				},
				Unknowns: []bc.Unknowable{
					{Line: 16, Message: "the working directory of alpine is not known; / is assumed"},
				},
			},
			Others:  []bc.Comparison{{Builder: bc.Classic}, {Builder: bc.Podman}},
			Tracked: []string{"Dockerfile", "config/prod.env"},
			Uses:    []bc.Use{{Decided: 2}, {}, {Decided: 1}, {}},
			Heaps: []bc.Heap{
				{Path: ".git", Kind: "git", Class: "CTX202", What: "version control", Pattern: ".git", Entries: 611, Bytes: 84_600_000},
				{Path: "web/.next", Kind: "next", Class: "CTX203", What: "Next.js build", Pattern: "**/.next", Entries: 90, Bytes: 702_100_000},
				{Path: "web/node_modules", Kind: "node-modules", Class: "CTX201", What: "npm dependencies", Pattern: "**/node_modules", Entries: 2531, Bytes: 591_200_000},
			},
		},
		Findings: []bc.Finding{
			{Code: "CTX302", Severity: bc.Medium, Message: "matches only ./node_modules; 1 nested copy ships", Path: ".dockerignore", Line: 3, Column: 2,
				Fingerprint: "302a", Hint: "use **/node_modules", Entries: 2531, Bytes: 591_200_000, Places: []bc.Place{{Path: "web/node_modules"}}},
			{Code: "CTX303", Severity: bc.Medium, Message: `"#" is a comment only in column 1; this matches nothing`, Path: ".dockerignore", Line: 5, Column: 7, EndColumn: 15,
				Fingerprint: "303a", Hint: "put the comment on a line of its own"},
			{Code: "CTX101", Severity: bc.Critical, Message: "AWS access key AKIA…", Path: "config/prod.env", Line: 4, Column: 19, Reach: bc.InImage,
				Landings: []bc.Landing{build("/src/config/prod.env"), image("/app/config/prod.env", 21)}, Detector: "aws-access-token", Fingerprint: "101a",
				Hint: "pass it when the container starts", Entries: 1, Bytes: 812, Places: []bc.Place{{Path: "deploy/id_ed25519", Line: 2}}},
			{Code: "CTX102", Severity: bc.High, Message: "environment file", Path: "packages/api/.env", Reach: bc.InStage,
				Landings: []bc.Landing{build("/src/packages/api/.env")}, Detector: "dotenv", Fingerprint: "102a", Hint: "add **/.env to .dockerignore", Entries: 1, Bytes: 96},
			{Code: "CTX102", Severity: bc.Medium, Message: "OpenSSH private key, by its name and content", Path: "deploy/id_ed25519", Reach: bc.Sent, Detector: "ssh-key", Fingerprint: "102b", Entries: 1, Bytes: 411},
			{Code: "CTX201", Severity: bc.Medium, Message: "npm dependencies: 591.2 MB in 2531 files", Path: "web/node_modules", Reach: bc.InStage, Fingerprint: "201a", Entries: 2531, Bytes: 591_200_000},
			{Code: "CTX402", Severity: bc.High, Message: "COPY dist is excluded by .dockerignore:5", Path: "Dockerfile", Line: 19, Fingerprint: "402a", Hint: "add !dist after line 5"},
			{Code: "CTX110", Severity: bc.Low, Message: "31 files that git ignores ship, 4.1 MB", Path: "web", Fingerprint: "110a", Entries: 31, Bytes: 4_100_000},
		},
		Exempt: []Exempt{
			{bc.Finding{Code: "CTX101", Severity: bc.High, Message: "private key", Path: "packages/api/f00000.js", Line: 1, Reach: bc.InImage,
				Landings: []bc.Landing{image("/app/packages/api/f00000.js", 21)}, Fingerprint: "101x"}, "key of the | test CA", "2027-06-30"},
		},
		Config: ".ctxaudit.toml", Revision: "0123456789abcdef0123456789abcdef01234567",
		Suggestions: []bc.Suggestion{
			{Patterns: []string{"**/.next"}, Entries: 90, Bytes: 702_100_000, Left: 718_312_645, Safe: bc.Safe, Why: "no COPY names it; RUN npm run build makes it again (Dockerfile:12)"},
			{Patterns: []string{"**/node_modules"}, Entries: 2531, Bytes: 591_200_000, Left: 127_112_645, Safe: bc.Safe, Why: "RUN npm ci makes it again (Dockerfile:8)"},
			{Patterns: []string{".git"}, Entries: 611, Bytes: 84_600_000, Left: 42_512_645, Safe: bc.Check, Why: "go build reads version information (Dockerfile:14)"},
			{Patterns: []string{"config"}, Entries: 1, Bytes: 812, Left: 42_511_833, Safe: bc.Unsafe, Why: "COPY config names it (Dockerfile:21)"},
		},
		Ignored: files([]bc.Entry{file("app.DS_Store", 6148, bc.Ignored)}, "node_modules/webpack", 30, 310_000_000, bc.Ignored),
		NotScanned: []bc.Problem{
			{Path: "docs/media/f00000.js", Reason: "binary"}, {Path: "docs/media/f00001.js", Reason: "binary"}, {Path: "notes/old backup.zip", Reason: "archive too large"},
		},
		Dockerfile: []byte(`# syntax=docker/dockerfile:1

FROM golang:1.26 AS build
WORKDIR /src

# The front end is built here too.
COPY . .
RUN npm ci







FROM alpine AS runtime


COPY --from=build /src/dist /srv

` + "COPY\t--chown=app \\\n  config packages/api/ /app/\n"),
		Pages: []bc.Page{
			{Code: "CTX101", Title: "secret in a file's content", Severity: bc.Critical, Text: "# CTX101: secret in a file's content\n\nA file that ships holds a `credential`.\nWho has the image has it.\n\n## Good\n\n```\nRUN --mount=type=secret,id=key ./build <&2\n```\n\n- one\n- two **strong** [link](https://example.com)\n"},
			{Code: "CTX302", Title: "rule anchored to the root", Severity: bc.Medium, Text: "# CTX302: rule anchored to the root\n\nUnlike git, docker anchors every rule.\n"},
			{Code: "CTX110", Title: "ignored by git but shipped", Severity: bc.Low, Text: "# CTX110: ignored by git but shipped\n\nSee title.\n"},
			{Code: "CTX501", Title: "builders disagree", Severity: bc.Low, Text: "# CTX501: builders disagree\n\nSee title.\n"},
			{Code: "CTX502", Title: "unreadable file becomes an empty file", Severity: bc.High, Text: "# CTX502: unreadable file becomes an empty file\n\nThe client says nothing.\n"},
		},
		Version: "1.0.0",
		Took:    214 * time.Millisecond,
	}
}

// tidy is a small Go program with nothing wrong.
func tidy() *Report {
	copied := bc.Landing{Path: "/src/internal", Stage: 0, Line: 4}
	es := files(nil, "internal/server", 14, 61_300, bc.InStage, copied)
	es = files(es, "cmd/tidy", 2, 4_100, bc.InStage, bc.Landing{Path: "/src/cmd/tidy", Line: 4})
	es = append(es, file("go.mod", 310, bc.InStage, bc.Landing{Path: "/src/go.mod", Line: 2}), file("go.sum", 18_200, bc.InStage, bc.Landing{Path: "/src/go.sum", Line: 2}))
	return &Report{
		Context: &bc.Context{
			Target:  bc.Target{Root: "/src/tidy", Dockerfile: "/src/tidy/Dockerfile"},
			Ignore:  bc.IgnoreFile{Path: ".dockerignore", Patterns: []bc.Pattern{{Text: "*", Source: "*", Line: 1}, {Text: "!go.*", Source: "!go.*", Line: 2}}},
			Entries: sorted(es),
			Build:   &bc.Build{Stages: []bc.Stage{{Name: "build", Base: "golang:1.26", Parent: -1, Line: 1, Needed: true}, {Name: "1", Base: "scratch", Parent: -1, Line: 9, Needed: true, InImage: true}}, Final: 1, Whole: true},
			Others:  []bc.Comparison{{Builder: bc.Classic}, {Builder: bc.Podman}},
		},
		Version: "1.0.0",
		Took:    11 * time.Millisecond,
	}
}

// beside is tidy with a named context that ships a secret and something heavy.
func beside() *Report {
	r := tidy()
	t := r.Context.Target
	t.Contexts = map[string]string{"lib": "/src/lib"}
	r.Context.Target = t
	image := bc.Landing{Path: "/app/config/prod.env", Stage: 1, Line: 9}
	es := files(nil, "node_modules/left-pad", 300, 9_000_000, bc.InStage, bc.Landing{Path: "/lib/node_modules/left-pad", Line: 6})
	es = append(es, file("config/prod.env", 812, bc.InImage, image), file("key.p12", 90, bc.Eligible))
	n := &Report{
		Context: &bc.Context{
			Target:  t.Named("lib"),
			Ignore:  bc.IgnoreFile{Path: ".dockerignore", Source: []byte("dist/ # output\n"), Patterns: []bc.Pattern{{Text: "dist/ # output", Source: "dist/ # output", Line: 1}}},
			Entries: sorted(es),
			Build:   r.Context.Build,
			Heaps:   []bc.Heap{{Path: "node_modules", Kind: "node-modules", Class: "CTX201", What: "npm dependencies", Pattern: "**/node_modules", Entries: 300, Bytes: 9_000_000}},
		},
		Findings: []bc.Finding{
			{Code: "CTX101", Severity: bc.Critical, Message: "AWS access key AKIA…", Path: "config/prod.env", Line: 4, Reach: bc.InImage, Landings: []bc.Landing{image},
				Fingerprint: "101a", Places: []bc.Place{{Path: "config/old.env", Line: 2}}},
			{Code: "CTX303", Severity: bc.Medium, Message: `"#" is a comment only in column 1`, Path: ".dockerignore", Line: 1, Column: 7, Fingerprint: "303a"},
			{Code: "CTX206", Severity: bc.Low, Message: "no ignore file", Path: ".", Fingerprint: "206a"},
		},
		Suggestions: []bc.Suggestion{{Patterns: []string{"node_modules"}, Entries: 300, Bytes: 9_000_000, Left: 812, Safe: bc.Check, Why: "COPY . puts it into a stage (Dockerfile:6)"}},
		NotScanned:  []bc.Problem{{Path: "key.p12", Reason: "binary"}},
	}
	r.Join(n)
	return r
}

// empty is a directory without anything.
func empty() *Report {
	return &Report{Context: &bc.Context{Target: bc.Target{Root: "/src/empty"}}, Version: "1.0.0"}
}

// hostile has names that attack a terminal, a page and a parser, no Dockerfile,
// and places that could not be read.
func hostile() *Report {
	names := []string{
		"a\nnewline", "b\x1b[31mred\x1b[0m", "c\u202egpj.exe", "d\xff\xfe", `"quoted"`, "<img src=x onerror=alert(1)>", "--flag",
		"=1+1", "%0Aworkflow::error", "`code`|pipe", "[link](javascript:alert(1))", "日本語/資料.txt", "sp ace/" + strings.Repeat("long-directory/", 12) + "name.txt",
	}
	r := &Report{Context: &bc.Context{
		Target: bc.Target{Root: "/src/hostile", Builder: bc.Classic},
		Ignore: bc.IgnoreFile{Path: ".dockerignore", Dead: []bc.Problem{{Path: ".dockerignore", Reason: "it is a directory"}}},
	}, Path: "../hos tile\x07", Version: "1.0.0"}
	for i, n := range names {
		r.Context.Entries = append(r.Context.Entries, file(n, int64(1000*(i+1)), bc.Eligible))
		r.Findings = append(r.Findings, bc.Finding{
			Code: "CTX102", Severity: bc.Low, Message: "secret file " + n, Path: n, Line: 1, Reach: bc.Eligible, Fingerprint: "h" + itoa(i), Hint: "remove " + n,
		})
		r.NotScanned = append(r.NotScanned, bc.Problem{Path: n, Reason: "binary"})
	}
	sorted(r.Context.Entries)
	r.Incomplete = []bc.Problem{{Path: "secret\x1bdir", Reason: "permission denied"}}
	return r
}

var fixtures = map[string]func() *Report{"shop": shop, "tidy": tidy, "beside": beside, "empty": empty, "hostile": hostile}
