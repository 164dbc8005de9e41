package oracle

import "ctxaudit/testdata/oracle/cases"

// What podman does in its own way.
var podmanCases = []cases.Case{
	{
		Name: ".containerignore is read before .dockerignore",
		Tree: `file foo
			file bar
			file .containerignore "foo\n"`,
		Ignore: "bar\n",
	},
	{
		Name: "an empty .containerignore is enough",
		Tree: `file foo
			file .containerignore ""`,
		Ignore: "foo\n",
	},
	{
		Name: "the Dockerfile's own, by one name or the other",
		Tree: `file foo
			file bar
			file .containerignore "bar\n"
			file Dockerfile.containerignore "foo\n"`,
	},
	{
		Name: "the Dockerfile's own, by both names",
		Tree: `file foo
			file bar
			file Dockerfile.containerignore "foo\n"
			file Dockerfile.dockerignore "bar\n"`,
	},
	{
		Name: "a Containerfile",
		Tree: `file foo
			file Containerfile "FROM scratch\nCOPY . /\n"
			file Containerfile.containerignore "foo\n"`,
	},
	{
		Name: "a Containerfile beside a Dockerfile",
		Tree: `file foo
			file bar
			file Dockerfile "FROM scratch\nCOPY . /d/\n"
			file Dockerfile.dockerignore "bar\n"
			file Containerfile "FROM scratch\nCOPY . /\n"
			file Containerfile.dockerignore "foo\n"`,
	},
	{
		Name: "the flag wins",
		Tree: `file foo
			file bar
			file baz
			file rules "foo\n"
			file Dockerfile.dockerignore "bar\n"`,
		Ignore:     "baz\n",
		IgnoreFile: "rules",
	},
	{
		Name:       "the flag names a file out of the context",
		Tree:       "file foo\nfile bar\nfile ../rules \"/foo\\n\"",
		Ignore:     "bar\n",
		IgnoreFile: "../rules",
	},
	{Name: "the flag names nothing", Tree: "file foo", Ignore: "foo\n", IgnoreFile: "rules"},
	{Name: "a directory is refused", Tree: "file foo\ndir .dockerignore"},
	{Name: "slashes at both ends are cut", Tree: "file foo/a\nfile bar\nfile d/foo\nfile baz/a", Ignore: "/foo/\n//bar\nbaz//\n"},
	{Name: "a blank after the mark of an exception stays", Tree: "file foo\nfile bar", Ignore: "*\n! foo\n!bar\n"},
	{Name: "a slash after the mark of an exception", Tree: "file foo\nfile d/bar", Ignore: "*\n!/foo\n!/d/bar\n"},
	{Name: "an exception of a parent re-includes", Tree: "file certs/a.pem\nfile a.pem", Ignore: "**/*.pem\n!certs\n"},
	{Name: "an exception with a wildcard does not keep a directory", Tree: "file d/b.txt\nfile b.txt", Ignore: "*\n!**/b.txt\n"},
	{Name: "an exception with a prefix keeps a directory", Tree: "file d/b.txt\nfile d/c\nfile e/b.txt", Ignore: "*\n!d/b.txt\n"},
	{Name: "signs of regular expressions are refused where they do not compile", Tree: "file c++\nfile c", Ignore: "c++\n"},
	{Name: "parentheses are a group", Tree: "file x(y)\nfile xy\nfile xyz", Ignore: "x(y)*\n"},
	{Name: "a pipe is an alternative", Tree: "file a|b\nfile a\nfile b\nfile ax\nfile xb", Ignore: "a|b\n"},
	{Name: "braces repeat", Tree: "file a{2}\nfile aa", Ignore: "a{2}\n"},
	{Name: "two stars need no slash", Tree: "file barfoo\nfile a/barfoo\nfile a/foo", Ignore: "**foo\n"},
	{Name: "a directory with two stars", Tree: "file foo/a\ndir foo/b\nfile foobar/c", Ignore: "foo/**\n"},
	{Name: "what lies below a match", Tree: "file a/foo/b/c\nfile a/foob", Ignore: "**/foo\n"},
}
