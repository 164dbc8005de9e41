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

// Where buildah puts what a pattern or a link leads to in its own way.
var podmanLandingCases = []cases.Case{
	{
		Name:       "two stages of one name, copied from",
		Tree:       "file x\nfile y\nfile z\n",
		Dockerfile: "FROM scratch AS a\nCOPY x /\nFROM scratch AS a\nCOPY y /\nFROM scratch\nCOPY --from=a / /\nCOPY z /\n",
	},
	{Name: "a pattern looks through links", Tree: "file d/a\nlink l -> d\nlink m -> /", Dockerfile: "FROM scratch\nCOPY */a /x/\n"},
	{Name: "files for one path, the last stays", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY ? /x\n"},
	{Name: "a file and a directory for one path", Tree: "file a\nfile b/c", Dockerfile: "FROM scratch\nCOPY ? /x\n"},
	{Name: "a file and a directory of two", Tree: "file a\nfile b/c\nfile b/d", Dockerfile: "FROM scratch\nCOPY ? /x\n"},
	{Name: "a file and a directory in a directory", Tree: "file a\ndir b/c", Dockerfile: "FROM scratch\nCOPY ? /x\nCOPY a /x/\n"},
	{Name: "a directory and a file for one path", Tree: "file a/c\nfile a/d\nfile b", Dockerfile: "FROM scratch\nCOPY ? /x\n"},
	{Name: "a file that is excluded comes first", Tree: "file a\nfile b/c", Ignore: "a\n", Dockerfile: "FROM scratch\nCOPY ? /x\n"},
	{Name: "a directory that is excluded comes first", Tree: "file a/c\nfile b", Ignore: "a\n", Dockerfile: "FROM scratch\nCOPY ? /x\n"},
	{Name: "a file first, and the rest excluded", Tree: "file a\nfile b/c\nfile b/d", Ignore: "b/d\n", Dockerfile: "FROM scratch\nCOPY ? /x\n"},
	{Name: "a file first, and an archive", Tree: "file a\ntar b c d/e", Dockerfile: "FROM scratch\nADD ? /x\n"},
	{Name: "a file first, and an archive of one", Tree: "file a\ntar b c", Dockerfile: "FROM scratch\nADD ? /x\n"},
	{Name: "an archive first", Tree: "tar a c d/e\nfile b", Dockerfile: "FROM scratch\nADD ? /x\n"},
	{Name: "of a stage", Tree: "file a\nfile b/c\nfile b/d", Dockerfile: "FROM scratch AS s\nCOPY . /\nFROM scratch\nCOPY --from=s ? /x\n"},
	{Name: "a link to what is excluded", Tree: "file a\nlink l -> a", Ignore: "a\n", Dockerfile: "FROM scratch\nCOPY l /x\n"},
	{Name: "a link to what is excluded, beside another", Tree: "file a\nfile m\nlink l -> a", Ignore: "a\n", Dockerfile: "FROM scratch\nCOPY [lm] /x/\n"},
	{Name: "a link to a directory that is excluded", Tree: "file d/a\nlink l -> d", Ignore: "d\n", Dockerfile: "FROM scratch\nCOPY l /x\n"},
	{Name: "what is excluded, through a link", Tree: "file d/a\nfile d/b\nlink l -> d", Ignore: "d/a\n", Dockerfile: "FROM scratch\nCOPY l/* /x/\n"},
	{Name: "a directory that is excluded, through a link", Tree: "file d/e/a\nlink l -> d", Ignore: "d/e\n", Dockerfile: "FROM scratch\nCOPY l/e /x/\n"},
	{Name: "excluded by the name of the link", Tree: "file d/a\nlink l -> d", Ignore: "l/a\n", Dockerfile: "FROM scratch\nCOPY l/a /x/\n"},
	{Name: "an excluded link that an exception begins with", Tree: "file d/a\nlink l -> d", Ignore: "!l/*\nl\n", Dockerfile: "FROM scratch\nCOPY l /x/\n"},
	{Name: "an excluded directory whose exception does not name what is below", Tree: "file d/a", Ignore: "!d\nd\n!**/a\n", Dockerfile: "FROM scratch\nCOPY d /x/\n"},
	{Name: "an excluded directory whose exception names what is below", Tree: "file d/a\nfile d/b", Ignore: "d\n!d/a\n", Dockerfile: "FROM scratch\nCOPY d /x/\n"},
	{Name: "links around", Tree: "link l -> m\nlink m -> l\nfile a", Dockerfile: "FROM scratch\nCOPY * /x/\n"},
	{Name: "a name with a backslash is read as another", Tree: "file a\\b\nfile ab", Dockerfile: "FROM scratch\nCOPY a?b /x/\n"},
	{Name: "a name with a backslash, and no other", Tree: "file a\\b\nfile axb", Dockerfile: "FROM scratch\nCOPY a?b /x/\n"},
	{Name: "a name with a star", Tree: "file a*b\nfile axb\nfile ayb", Dockerfile: "FROM scratch\nCOPY a[*]b /x/\n"},
	{Name: "a name in brackets", Tree: "file [a]\nfile a", Dockerfile: "FROM scratch\nCOPY ?a? /x/\n"},
	{Name: "a pattern that is none, beside a file", Tree: "file a", Dockerfile: "FROM scratch\nCOPY a [ /x/\n"},
	{Name: "a destination that is a pattern of a file", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY a /x\nCOPY b /x*/\n"},
	{Name: "a destination that is a pattern of a file, without a slash", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY a /x\nCOPY b /x*\n"},
	{Name: "a destination that is a link to a file", Tree: "file a\nfile b\nlink d/l -> ../f", Dockerfile: "FROM scratch\nCOPY d /d\nCOPY a /f\nCOPY b /d/l\n"},
	{Name: "a destination that is a link to nothing", Tree: "file a\nlink d/l -> ../f", Dockerfile: "FROM scratch\nCOPY d /d\nCOPY a /d/l\n"},
	{Name: "a directory replaces a link", Tree: "file a/l/b\nlink d/l -> ../f\ndir f", Dockerfile: "FROM scratch\nCOPY f /f\nCOPY d /d\nCOPY a /d\n"},
	{
		Name:       "a stage of the name of a context is made, and others take from the context",
		Tree:       "file a\nfile b\nfile ../lib/c",
		Dockerfile: "FROM scratch AS lib\nCOPY a /x\nFROM scratch\nCOPY --from=lib . /y\nCOPY b /\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a target of the name of a context",
		Tree:       "file a\nfile b\nfile ../lib/c",
		Dockerfile: "FROM scratch AS lib\nCOPY a /x\nFROM scratch\nCOPY b /\n",
		Contexts:   []string{"lib=../lib"},
		Target:     "lib",
	},
	{Name: "an image that nobody needs", Tree: "file a", Dockerfile: "FROM scratch AS s\nCOPY --from=S0 . /\nFROM scratch\nCOPY a /\n"},
}
