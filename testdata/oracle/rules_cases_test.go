package oracle

import (
	"strings"

	"ctxaudit/testdata/oracle/cases"
)

// comments are 16 MiB of comments.
var comments = strings.Repeat("#"+strings.Repeat(" ", 1<<10-2)+"\n", 16<<10)

// How the lines of an ignore file are read.
var parsingCases = []cases.Case{
	{
		Name:   "a byte order mark before the first pattern is dropped",
		Tree:   "file foo\nfile bar",
		Ignore: "\ufefffoo\nbar\n",
	},
	{
		Name:   "a byte order mark on another line is part of the pattern",
		Tree:   "file foo\nfile bar\nfile \"\\ufeffbar\"",
		Ignore: "foo\n\ufeffbar\n",
	},
	{
		Name:   "a byte order mark before a comment",
		Tree:   "file foo\nfile \"# foo\"",
		Ignore: "\ufeff# foo\nfoo\n",
	},
	{
		Name:   "a comment begins in the first column",
		Tree:   `file "# x"` + "\n" + `file "#x"` + "\nfile x",
		Ignore: "# x\n#x\n",
	},
	{
		Name:   "a number sign after a blank is a pattern",
		Tree:   `file "# x"`,
		Ignore: " # x\n",
	},
	{
		Name:   "a number sign after a pattern is part of it",
		Tree:   "file a.txt\n" + `file "a.txt # c"`,
		Ignore: "a.txt # c\n",
	},
	{
		Name:   "blanks around a pattern are dropped",
		Tree:   "file foo\nfile bar\n" + `file " bar"`,
		Ignore: "  foo  \n\t bar\t\n   \n",
	},
	{
		Name:   "a no-break space around a pattern is a blank",
		Tree:   "file foo\n" + `file "\u00a0foo\u00a0"`,
		Ignore: "\u00a0foo\u00a0\n",
	},
	{
		Name:   "lines end in CR LF",
		Tree:   "file foo\nfile bar\nfile baz",
		Ignore: "foo\r\n!bar\r\nbaz",
	},
	{
		Name:   "blanks after the mark of an exception",
		Tree:   "file foo\nfile bar",
		Ignore: "*\n! foo\n!\t/bar\n",
	},
	{
		Name:   "blanks before the mark of an exception",
		Tree:   "file foo\nfile bar",
		Ignore: "*\n  !foo\n",
	},
	{
		Name:   "a pattern is cleaned",
		Tree:   "file foo/x\nfile bar/x\nfile baz/x\nfile qux/x\nfile d/e/x\nfile keep/x",
		Ignore: "foo/\n./bar\nbaz//\na/../qux\nd//./e/../e\n",
	},
	{
		Name:   "a slash at the end means no directory",
		Tree:   "file foo",
		Ignore: "foo/\n",
	},
	{
		Name:   "every pattern begins at the root",
		Tree:   "file foo\nfile d/foo\nfile bar\nfile d/bar",
		Ignore: "/foo\nbar\n",
	},
	{
		Name:   "two slashes at the front",
		Tree:   "file foo\nfile d/foo",
		Ignore: "//foo\n",
	},
	{Name: "a dot matches nothing", Tree: "file foo\nfile d/x", Ignore: ".\n"},
	{Name: "a dot and a slash match nothing", Tree: "file foo\nfile d/x", Ignore: "./\n"},
	{Name: "what cleans to a dot matches nothing", Tree: "file foo\nfile d/x", Ignore: "foo/..\n**/..\n"},
	{Name: "a slash matches nothing", Tree: "file foo\nfile d/x", Ignore: "/\n"},
	{Name: "the exception of a dot re-includes nothing", Tree: "file foo\nfile d/x", Ignore: "*\n!.\n!./\n"},
	{Name: "the mark of an exception alone is refused", Tree: "file foo", Ignore: "!\n"},
	{Name: "the exception of the root is refused", Tree: "file foo", Ignore: "!/\n"},
	{Name: "the mark of an exception and blanks", Tree: "file foo", Ignore: "!  \n"},
	{
		Name:   "two marks of an exception",
		Tree:   "file foo\nfile !foo",
		Ignore: "*\n!!foo\n",
	},
	{
		Name:   "a pattern that leaves the root matches nothing",
		Tree:   "file x\nfile y\nfile z",
		Ignore: "../x\n/../y\n..\n",
	},
	{
		Name:   "a backslash takes away the meaning of the first character",
		Tree:   "file #x\nfile !x\nfile x",
		Ignore: "\\#x\n\\!x\n",
	},
	{
		Name:   "a backslash before a blank at the end is left alone and refused",
		Tree:   `file "foo "`,
		Ignore: "foo\\ \n",
	},
	{Name: "a line of 65535 bytes", Tree: "file foo", Ignore: strings.Repeat("a", 65535) + "\nfoo\n"},
	{Name: "a line of 65536 bytes is refused", Tree: "file foo", Ignore: strings.Repeat("a", 65536) + "\nfoo\n"},
	{Name: "a comment of 70000 bytes is refused", Tree: "file foo", Ignore: "#" + strings.Repeat("a", 70000) + "\n"},
	{Name: "an old Mac file is refused", Tree: "file foo\nfile bar", Ignore: "foo\rbar\r"},
	{Name: "a tab inside a pattern is refused", Tree: `file "a\tb"`, Ignore: "a\tb\n"},
	{Name: "an escape inside a pattern is refused", Tree: `file "a\x1bb"`, Ignore: "a\x1bb\n"},
	{Name: "a DEL inside a pattern", Tree: `file "a\x7fb"`, Ignore: "a\x7fb\n"},
	{Name: "a NUL inside a pattern", Tree: "file ab\nfile c", Ignore: "a\x00b\nc\n"},
	{
		Name:   "a tab passes where a pattern of the list is not ASCII",
		Tree:   `file "a\tb"` + "\nfile c",
		Ignore: "a\tb\n\u00e9\n",
	},
	{
		Name:   "a carriage return passes where a pattern of the list is not ASCII",
		Tree:   `file "a\rb"` + "\nfile c",
		Ignore: "a\rb\nc\n\u00e9\n",
	},
	{
		Name:   "UTF-16 is read as junk",
		Tree:   "file foo\nfile bar",
		Ignore: "\xff\xfef\x00o\x00o\x00\n\x00",
	},
	{
		Name:   "UTF-16, the other way round",
		Tree:   "file foo\nfile bar",
		Ignore: "\xfe\xff\x00f\x00o\x00o\x00\n",
	},
	{Name: "16 MiB are read", Tree: "file foo", Ignore: "foo\n" + comments[4:]},
	{Name: "more than 16 MiB are refused", Tree: "file foo", Ignore: "foo\n" + comments},
	{
		Name:   "the last pattern that matches decides, duplicates included",
		Tree:   "file foo\nfile bar",
		Ignore: "foo\n!foo\nfoo\nbar\nbar\n!bar\n",
	},
	{Name: "no line at all", Tree: "file foo\nfile .dockerignore \"\""},
	{Name: "only comments", Tree: "file foo", Ignore: "# foo\n#\n\n"},
}

// What a pattern matches.
var patternCases = []cases.Case{
	{Name: "an open class is refused", Tree: "file foo", Ignore: "foo[\n"},
	{Name: "a backslash at the end is refused", Tree: "file foo", Ignore: "foo\\\n"},
	{Name: "an empty class is refused", Tree: "file foo", Ignore: "[]a]\n"},
	{Name: "an open range is refused", Tree: "file foo", Ignore: "[a-]\n"},
	{Name: "a range upside down", Tree: "file a", Ignore: "[b-a]\n"},
	{Name: "a bad exception is refused", Tree: "file foo", Ignore: "!foo[\n"},
	{Name: "a bad pattern is refused even if nothing is there", Ignore: "d/foo[\n"},
	{
		Name:   "a star and a question mark match names with a dot",
		Tree:   "file .git/HEAD\nfile .env\nfile .a\nfile a\nfile d/.a",
		Ignore: "*git\n?a\n",
	},
	{Name: "a star excludes everything", Tree: "file .git/HEAD\nfile .env\nfile a/b/c\nlink l -> a", Ignore: "*\n"},
	{Name: "two stars exclude everything", Tree: "file .git/HEAD\nfile .env\nfile a/b/c", Ignore: "**\n"},
	{Name: "two stars, a slash and a star exclude everything", Tree: "file .env\nfile a/b/c", Ignore: "**/*\n"},
	{
		Name:   "a star stops at a slash",
		Tree:   "file a/x.go\nfile a/b/x.go\nfile x.go",
		Ignore: "a/*.go\n",
	},
	{
		Name:   "two stars and a slash match any depth, none included",
		Tree:   "file foo\nfile b/foo\nfile a/b/foo\nfile a/foo/x\nfile a/xfoo\nfile foox",
		Ignore: "**/foo\n",
	},
	{
		Name:   "two stars inside match any depth, none included",
		Tree:   "file a/z\nfile a/b/z\nfile a/b/c/z\nfile az\nfile a/bz",
		Ignore: "a/**/z\n",
	},
	{
		Name:   "two stars without a slash before them need one in the name",
		Tree:   "file fooXbar\nfile foobar\nfile foo/bar\nfile fooX/bar\nfile foo/X/bar",
		Ignore: "foo**bar\n",
	},
	{
		Name:   "two stars before a literal match the end of a name",
		Tree:   "file foo\nfile barfoo\nfile a/barfoo\nfile foobar",
		Ignore: "**foo\n",
	},
	{
		Name:   "two stars before a wildcard match whole names",
		Tree:   "file foo1\nfile barfoo1\nfile a/foo1\nfile a/barfoo1",
		Ignore: "**foo*\n",
	},
	{
		Name:   "two stars before an extension",
		Tree:   "file x.go\nfile a/x.go\nfile .go\nfile x.goo",
		Ignore: "**.go\n",
	},
	{
		Name:   "two stars before a class",
		Tree:   "file x.c\nfile a/x.h\nfile .c\nfile a/.h",
		Ignore: "**.[ch]\n",
	},
	{
		Name:   "a slash and two stars take the contents and leave the directory",
		Tree:   "file foo/x\nfile foo/a/y\ndir foo/e\nfile foobar",
		Ignore: "foo/**\n",
	},
	{
		Name:   "two stars after a literal match a prefix",
		Tree:   "file foo/x\nfile foobar/x\nfile foo\u00e9\nfile xfoo",
		Ignore: "foo**\n",
	},
	{Name: "two stars on both sides", Tree: "file a/foo/b\nfile xfoox\nfile foo/b\nfile c/foo", Ignore: "**foo**\n"},
	{Name: "three stars", Tree: "file a/foo\nfile foo\nfile xfoo", Ignore: "***foo\n"},
	{Name: "four stars", Tree: "file a/foo\nfile foo\nfile b/c", Ignore: "a/****\n"},
	{Name: "a literal hits the whole name", Tree: "file foo\nfile foobar\nfile foo.txt\nfile afoo", Ignore: "foo\n"},
	{
		Name:   "a class",
		Tree:   "file a.go\nfile b.go\nfile c.go\nfile ab.go",
		Ignore: "[ab].go\n",
	},
	{Name: "a class with a range", Tree: "file f1\nfile f5\nfile f9\nfile fa", Ignore: "f[1-5]\n"},
	{
		Name:   "a class turned round matches a slash too",
		Tree:   "file d/x\nfile dax\nfile dbx",
		Ignore: "d[^a]x\n",
	},
	{
		Name:   "an exclamation mark does not turn a class round",
		Tree:   "file xa\nfile xb\nfile x!",
		Ignore: "x[!a]\n",
	},
	{
		Name:   "a named class",
		Tree:   "file fa\nfile f1\nfile f\u00e9",
		Ignore: "f[[:alpha:]]\n",
	},
	{
		Name:   "wildcards in a class are broken",
		Tree:   "file \"a?\"\nfile \"a*\"\nfile \"a/]\"\nfile ax",
		Ignore: "a[?]\n",
	},
	{Name: "a star in a class is broken", Tree: "file \"a*\"\nfile \"a/]\"\nfile ax\nfile a]", Ignore: "a[*]\n"},
	{
		Name:   "a backslash takes away the meaning of a wildcard",
		Tree:   "file \"a?\"\nfile \"a*\"\nfile ax\nfile [a]\nfile a",
		Ignore: "a\\?\na\\*\n\\[a\\]\n",
	},
	{
		Name:   "a backslash before a letter is the regular expression's",
		Tree:   "file xd\nfile x1\nfile x2a",
		Ignore: "x\\d\n",
	},
	{
		Name:   "a word boundary",
		Tree:   "file foo-bar\nfile foobbar\nfile foobar",
		Ignore: "foo\\b*bar\n",
	},
	{Name: "a backslash before an unknown letter is refused late", Tree: "file fooy", Ignore: "foo\\y\n"},
	{Name: "an unknown escape and nothing to match it with", Ignore: "a/foo\\y\n", File: "../Dockerfile"},
	{
		Name:   "what regular expressions know is literal",
		Tree:   "file a.b\nfile axb\nfile a+b\nfile aab\nfile (a)\nfile a|b\nfile {a,b}\nfile $a\nfile a",
		Ignore: "a.b*\na+b*\n(a)*\na|b*\n{a,b}*\n$a*\n",
	},
	{Name: "a circumflex is not quoted", Tree: "file a^bc\nfile abc\nfile ^a", Ignore: "a^b*\n^*\n"},
	{Name: "a circumflex in a literal pattern", Tree: "file a^b\nfile ab", Ignore: "a^b\n"},
	{Name: "braces are literal", Tree: "file a\nfile b\nfile {a,b}", Ignore: "{a,b}\n"},
	{Name: "case matters", Tree: "file foo\nfile FOO\nfile Foo/x", Ignore: "foo\n*.GO\n"},
	{
		Name:   "a wildcard does not match a line feed after two stars",
		Tree:   `file "a\nb/foo"` + "\n" + `file "x\ny"` + "\nfile a/foo",
		Ignore: "**/foo\n",
	},
	{Name: "a star matches a line feed", Tree: `file "a\nb"` + "\n" + `file "a\nb.go"`, Ignore: "*.go\n"},
	{Name: "two stars at the end and a line feed", Tree: `file "a/b\nc"` + "\nfile a/b", Ignore: "a/b*/**\na/b*\n"},
	{
		Name:   "a literal that is not UTF-8 no longer matches",
		Tree:   `file "a\xff"` + "\n" + `file "b\xff"` + "\n" + `file "a\ufffd"`,
		Ignore: "a\xff\n",
	},
	{
		Name:   "a wildcard pattern that is not UTF-8 matches any such byte",
		Tree:   `file "a\xffb"` + "\n" + `file "a\xfeb"` + "\n" + `file "a\ufffdb"` + "\nfile axb",
		Ignore: "a\xff*\n",
	},
	{Name: "each byte that is not UTF-8 counts", Tree: `file "d\xff\xfe/x"` + "\n" + `file "d\xff/x"`, Ignore: "d\xff\xfe/*\n"},
	{Name: "a class that is not UTF-8 is refused", Tree: "file a", Ignore: "[\xff]\n"},
	{Name: "a question mark matches a byte that is not UTF-8", Tree: `file "a\xff"` + "\n" + `file "a\xff\xff"`, Ignore: "a?\n"},
	{Name: "a question mark matches one character", Tree: "file a\u00e9\nfile ab\nfile abc\nfile \u65e5\u672c", Ignore: "a?\n\u65e5?\n"},
	{Name: "a byte order mark inside a pattern", Tree: `file "a\ufeffb"` + "\nfile ab", Ignore: "a\ufeffb\n"},
	{Name: "a byte order mark behind the mark of an exception", Tree: `file "\ufeffa"` + "\nfile a", Ignore: "*\n!\ufeffa\n"},
	{Name: "names with blanks", Tree: `file "a b/c d"` + "\n" + `file "a b/e"`, Ignore: "a b/c d\n"},
	{Name: "names with brackets", Tree: "file [id].js\nfile i.js\nfile d.js", Ignore: "[id].js\n"},
}
