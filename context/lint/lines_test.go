package lint

import (
	"strconv"
	"strings"
	"testing"
)

// shout returns the findings of the ignore file that are more than information,
// each as "CODE:line message -> hint", and those that are as "(CODE:line ...)".
func shout(t *testing.T, archive string) string {
	t.Helper()
	var out []string
	for _, f := range Check(load(t, archive), Limits{}) {
		line := f.Code + ":" + strconv.Itoa(f.Line) + " " + f.Message
		if f.Hint != "" {
			line += " -> " + f.Hint
		}
		if f.Severity == 0 {
			line = "(" + line + ")"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

type lineCase struct {
	name, rules, files, want string
}

func run(t *testing.T, cases []lineCase) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			archive := "-- .dockerignore --\n" + c.rules
			for f := range strings.FieldsSeq(c.files) {
				archive += "-- " + f + " --\n"
			}
			if got := shout(t, archive); got != c.want {
				t.Errorf("rules:\n%sgot:\n%s\nwant:\n%s", c.rules, got, c.want)
			}
		})
	}
}

func TestMatchesNothing(t *testing.T) {
	run(t, []lineCase{
		{"a name that is not there", "old-site\n", "a", "CTX301:1 matches nothing in this tree -> remove it, unless something makes this later"},
		{"a letter is missing", "screts\n", "secrets/a", "CTX301:1 matches nothing in this tree -> did you mean secrets?"},
		{"letters are swapped", "a/fixtrues\n", "a/fixtures/b", "CTX301:1 matches nothing in this tree -> did you mean a/fixtures?"},
		{"short names are all alike", "temps\n", "a", "CTX301:1 matches nothing in this tree -> remove it, unless something makes this later"},
		{"usual in templates", "node_modules\n**/.DS_Store\n.env.local\n", "a", "(CTX301:1 matches nothing in this tree)\n(CTX301:2 matches nothing in this tree)\n(CTX301:3 matches nothing in this tree)"},
		{"a wildcard is a precaution", "*.tfstate\n", "a", "(CTX301:1 matches nothing in this tree)"},
		{"it may match what another line excludes", "**/*.tfstate\ndeploy\n", "a deploy/x.tfstate", "(CTX301:1 matches nothing beyond what other lines exclude already)"},
		{"the root", ".\n/\n", "a", "CTX301:1 matches nothing: the root of the context cannot be excluded -> write * for everything in it\n" +
			"CTX301:2 matches nothing: the root of the context cannot be excluded -> write * for everything in it"},
		{"outside", "../shared\n", "a", "CTX301:1 matches nothing: it leads out of the context -> write the path from the root of the context"},
		{"it matches", "old-site\n", "old-site/index.html", ""},
		{"git ignores it too", "local-data\n-- .gitignore --\n/local-data/\n", "a", "(CTX301:1 matches nothing in this tree)"},
	})
}

func TestAnchored(t *testing.T) {
	const nm = "web/node_modules/a/x.js web/node_modules/b.js "
	run(t, []lineCase{
		{"the gitignore habit", "node_modules\n", nm + "node_modules/c.js",
			"CTX302:1 matches only ./node_modules; it ships from 1 place below: 2 files, 0 B -> write **/node_modules"},
		{"nothing at the root", "*.log\n", "a/x.log b/c/y.log",
			"CTX302:1 matches only at the root, where there is none; it ships from 2 places below: 2 files, 0 B -> write **/*.log"},
		{"a slash says that the root is meant", "/node_modules\n", nm + "node_modules/c.js", ""},
		{"any depth already", "**/node_modules\n", nm, ""},
		{"the deeper one is excluded too", "node_modules\nweb\n", nm + "node_modules/c.js", ""},
		{"an exception brings the deeper one in", "*.md\ndocs\n!docs/*.md\n", "a.md docs/b.md", ""},
		{"a name that may be source elsewhere", "scripts\n", "scripts/a web/scripts/b",
			"(CTX302:1 matches only ./scripts; it ships from 1 place below: 1 file, 0 B -> write **/scripts if none of them is needed, /scripts if the root is meant)"},
		{"a path is anchored for git too", "a/build-output\n", "a/build-output/x b/a/build-output/y", ""},
	})
}

func TestInlineComment(t *testing.T) {
	run(t, []lineCase{
		{"behind a pattern", "dist # output\n", "dist/a",
			`CTX303:1 "#" is a comment only in column 1; here it is part of the pattern, which matches nothing; dist would exclude 1 file, 0 B -> write dist, the comment in a line of its own`},
		{"behind nothing", "! # output\n", "a",
			`CTX303:1 "#" is a comment only in column 1; here it is part of the pattern, which matches nothing -> remove it`},
		{"behind a tabulator", "dist\t# 日本\n", "dist/a",
			`CTX303:1 "#" is a comment only in column 1; here it is part of the pattern, which matches nothing; dist would exclude 1 file, 0 B -> write dist, the comment in a line of its own`},
		{"with slashes", "dist/ // output\n", "a",
			`CTX303:1 "//" is no comment; it is part of the pattern, which matches nothing -> write dist/, the comment in a line of its own`},
		{"a rule switched off, it seems", "//dist\n", "dist/a", `CTX303:1 "//" is no comment; the rule "dist" is in force -> write # dist to switch it off, /dist to keep it`},
		{"a sentence", "// build output\n", "a", `CTX303:1 "//" is no comment; this is a pattern, which matches nothing -> write # build output`},
		{"indented", "  # output\n", "a", `(CTX303:1 a comment begins in column 1; indented it is a pattern, which matches nothing -> write # output)`},
		{"in a name", "a#b\n*#\n", "a#b x#", ""},
		{"a true comment", "# dist # output\n", "a", ""},
		{"a URL is no comment", "# see\nnotes/http://x\n", "a", "CTX301:2 matches nothing in this tree -> remove it, unless something makes this later"},
	})
}

func TestShadowed(t *testing.T) {
	run(t, []lineCase{
		{"twice", "data\ndata/\n", "data/a", "CTX304:2 stands in line 1 already -> remove it"},
		{"below an excluded directory", "data\ndata/raw\n", "data/raw/a", "CTX304:2 is covered by line 1, data -> remove it"},
		{"the wider one comes later", "tmp\n**/tmp\n", "tmp/a b/tmp/c", "CTX304:1 is covered by line 2, **/tmp -> remove it"},
		{"everything is excluded", "*\nsecrets.txt\n", "secrets.txt a", "CTX304:2 is covered by line 1, * -> remove it"},
		{"a wildcard within a wildcard", "**/*.log\n*.log\nlogs/*.log\n", "a.log logs/b.log",
			"CTX304:2 is covered by line 1, **/*.log -> remove it\nCTX304:3 is covered by line 1, **/*.log -> remove it"},
		{"other depth", "*/a\n**/a\n", "x/a x/y/a", "CTX304:1 is covered by line 2, **/a -> remove it"},
		{"an exception in between", "data\n!data/raw\ndata/raw\n", "data/raw/a", "CTX305:2 re-includes nothing: line 3, data/raw, below it, excludes the same again -> move it below line 3"},
		{"only in this tree", "**/*.tmp\n**/cache\n", "cache/a.tmp b.tmp cache.tmp", ""},
		{"taken back", "dist\n!dist\n", "dist/a", "(CTX304:1 all that it matches in this tree is re-included by line 2, !dist)"},
		{"some is excluded, some taken back", "a/x\na/*\n!a/y\n", "a/x a/y", "CTX304:1 is covered by line 2, a/* -> remove it\n(CTX304:2 all that it matches in this tree is excluded by line 1, a/x as well or re-included by line 3, !a/y)"},
		{"different things", "a\nb\na/*/c\n", "a b", "CTX304:3 is covered by line 1, a -> remove it"},
	})
}

func TestEmptyException(t *testing.T) {
	run(t, []lineCase{
		{"excluded again below", "*.md\n!README.md\nREADME.md\n", "README.md",
			"(CTX304:1 all that it matches in this tree is excluded by line 3, README.md as well)\n" +
				"CTX305:2 re-includes nothing: line 3, README.md, below it, excludes the same again -> move it below line 3"},
		{"a directory that was not excluded", "**/*.pem\n!certs\n", "certs/a.pem",
			"CTX305:2 re-includes nothing: certs is not excluded itself, and an exception on a directory does not bring back certs/a.pem, which line 1, **/*.pem excludes -> write !certs/**"},
		{"the same, mended", "**/*.pem\n!certs/**\n", "certs/a.pem b.pem", ""},
		{"anchored to the root", "docs\n!README.md\n", "docs/README.md",
			"CTX305:2 re-includes nothing: it names ./README.md, and line 1, docs excludes docs/README.md -> write !docs/README.md"},
		{"not there", "memos\n!memos/plan\n", "memos/a", "CTX305:2 re-includes nothing: it matches nothing in this tree -> remove it, unless something makes this later"},
		{"an allowlist waits for what is not there", "**\n!/client/**\n", "a", "(CTX305:2 re-includes nothing: it matches nothing in this tree)"},
		{"a wildcard waits for its exception", ".env*\n!.env.example\n", ".env", "(CTX305:2 re-includes nothing: it matches nothing in this tree)"},
		{"a wildcard below it is no allowlist", "memos\n!memos/plan\n**/p*\n", "memos/a b/p", "CTX305:2 re-includes nothing: it matches nothing in this tree -> remove it, unless something makes this later"},
		{"a letter too many", "*\n!sourcce/**\n!/server\n", "source/a servr/b", "CTX305:2 re-includes nothing: it matches nothing in this tree -> did you mean !source/**?\nCTX305:3 re-includes nothing: it matches nothing in this tree -> did you mean !servr?"},
		{"both spellings, for any project", "*\n!readme.md\n!README.md\n", "README.md a", "(CTX305:2 re-includes nothing: it matches nothing in this tree)"},
		{"made by a build", "*\n!target/app.jar\n", "a", "(CTX305:2 re-includes nothing: it matches nothing in this tree)"},
		{"nothing to undo", "*.log\n!main.go\n", "main.go a.log", "(CTX305:2 re-includes nothing: no rule excludes main.go)"},
		{"said twice", "*\n!src\n!src/main.go\n", "src/main.go", "(CTX305:3 re-includes nothing that line 2, !src does not)"},
		{"it works", "*\n!src\n", "src/main.go a", ""},
	})
}

func TestOtherMeaning(t *testing.T) {
	run(t, []lineCase{
		{"alternatives", "*.{bak,tmp}\n", "a.bak", "CTX311:1 braces and commas are no alternatives; the pattern matches nothing -> write *.bak and *.tmp"},
		{"braces in a name", "{a,b}\n", "{a,b}", ""},
		{"negated class", "[!a]x\n", "bx", `CTX311:1 "[!" does not negate: it matches "!" too; the pattern matches nothing -> write [^a]x`},
		{"negated class that matches", "[!a]x\n", "ax", `CTX311:1 "[!" does not negate: it matches "!" too -> write [^a]x`},
		{"separator of Windows", "web\\data\n", "web/data/a", "CTX311:1 the separator is \"/\"; a backslash and a letter is an escape of regular expressions; the pattern matches nothing -> write web/data"},
		{"escaped star", "\\*\n", "*", ""},
		{"quotes", "\"dist\"\n", "dist/a", "CTX311:1 quotes are part of the name; the pattern matches nothing -> write dist"},
		{"letter case", "readme.md\n", "README.md", "CTX311:1 letter case counts: the pattern matches nothing, and README.md ships -> write README.md"},
		{"letter case of an exception", "*\n!Src/Main.go\n", "src/main.go", "CTX305:2 re-includes nothing: letter case counts, and the name is src/main.go -> write !src/main.go"},
	})
}

func TestEncoding(t *testing.T) {
	run(t, []lineCase{
		{"zero width space", "drafts\u200b\n", "drafts/a",
			"CTX309:1 the pattern holds the invisible character U+200B and matches nothing; drafts would exclude 1 file, 0 B -> write drafts"},
		{"Latin-1", "caf\xe9\n", "caf\xe9x", "CTX309:1 the pattern holds bytes that are no UTF-8 and matches nothing -> write caf"},
		{"UTF-16", "\xff\xfen\x00o\x00d\x00e\x00\n\x00", "node",
			"CTX309:1 the file is UTF-16: no line of it means what it says, and the builder is silent -> save it as UTF-8"},
		{"byte order mark of UTF-8", "\ufeffdrafts\n", "drafts/a", ""},
	})
}

func TestUnpruned(t *testing.T) {
	run(t, []lineCase{
		{"few excluded files", "assets\n!**/keep.txt\n", "assets/keep.txt assets/a/b",
			"(CTX306:2 a wildcard in an exception: the builder reads all excluded directories, 2 files and directories in them in vain -> write !assets/keep.txt)"},
		{"a wildcard at the end does no harm", "assets\n!assets/keep/**\n", "assets/keep/a assets/b/c", ""},
	})
}
