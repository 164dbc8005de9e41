package oracle

import "ctxaudit/testdata/oracle/cases"

// What a directory's verdict means for what lies below it.
var parentCases = []cases.Case{
	{
		Name:   "an exception of a directory that was never excluded does nothing below it",
		Tree:   "file certs/a.pem\nfile certs/b\nfile a.pem",
		Ignore: "**/*.pem\n!certs\n",
	},
	{
		Name:   "an exception of the parent of an excluded path does nothing",
		Tree:   "file foo/bar\nfile foo/baz",
		Ignore: "foo/bar\n!foo\n",
	},
	{
		Name:   "an exception of a directory above an excluded directory does nothing",
		Tree:   "file vendor/node_modules/x\nfile vendor/y\nfile node_modules/x",
		Ignore: "**/node_modules\n!vendor\n",
	},
	{
		Name:   "an exception that matches the paths themselves works",
		Tree:   "file certs/a.pem\nfile certs/d/b.pem\nfile a.pem",
		Ignore: "**/*.pem\n!certs/**\n",
	},
	{
		Name:   "an exception of an excluded directory re-includes all of it",
		Tree:   "file certs/a.pem\nfile certs/d/b.pem\nfile a.pem",
		Ignore: "certs\n!certs\n",
	},
	{
		Name:   "an exception of one of two ways in",
		Tree:   "file certs/a.pem\nfile certs/b",
		Ignore: "*\n**/*.pem\n!certs\n",
	},
	{
		Name:   "an exception inside an excluded directory re-includes",
		Tree:   "file docs/README.md\nfile docs/a\nfile docs/d/b",
		Ignore: "docs\n!docs/README.md\n",
	},
	{
		Name:   "an exception without the directory re-includes nothing below it",
		Tree:   "file docs/README.md\nfile README.md",
		Ignore: "docs\n!README.md\n",
	},
	{
		Name:   "an exception re-includes a directory inside an excluded one",
		Tree:   "file a/b/c/x\nfile a/b/y\nfile a/z",
		Ignore: "a\n!a/b\na/b/c\n",
	},
	{
		Name:   "excluded again below an exception",
		Tree:   "file a/b/c/x\nfile a/b/y\nfile a/z",
		Ignore: "a\n!a/b\n**/y\n!**/x\n",
	},
	{
		Name:   "an allow-list",
		Tree:   "file src/main.go\nfile src/a/b.go\nfile go.mod\nfile .env\nfile other/x",
		Ignore: "*\n!src\n!go.mod\n",
	},
	{
		Name:   "an allow-list with everything below two stars",
		Tree:   "file src/main.go\nfile src/a/b.go\nfile go.mod",
		Ignore: "**\n!src\n",
	},
	{
		Name:   "an allow-list of a wildcard",
		Tree:   "file src/main.go\nfile src/a/b.go\nfile src/x\nfile main.go",
		Ignore: "*\n!**/*.go\n",
	},
	{
		Name:   "an allow-list one directory deep",
		Tree:   "file a/x.go\nfile a/b/x.go\nfile x.go",
		Ignore: "*\n!*/*.go\n",
	},
	{
		Name:   "the order of exceptions counts",
		Tree:   "file a/b/x\nfile a/b/y",
		Ignore: "!a/b/x\na\n",
	},
	{
		Name:   "announced, and refused when asked for",
		Tree:   "file app/css/s.css\nfile app/js/x.js",
		Ignore: "app/**\n!**/*.css\napp/css\n",
	},
	{
		Name:   "a directory whose exception comes before",
		Tree:   "file a/b\nfile a/c\nfile c",
		Ignore: "!a\n*/b\n!*/b\n**/c\n!a\n",
	},
}

// Which directories the builder walks into.
var pruningCases = []cases.Case{
	{
		Name:   "an exception below an excluded directory",
		Tree:   "file a/b/c/keep\nfile a/b/c/x\nfile a/y",
		Ignore: "a\n!a/b/c/keep\n",
	},
	{
		Name:   "an exception that ends in two stars",
		Tree:   "file a/b/x\nfile a/c\nfile d/x",
		Ignore: "*\n!a/b/**\n",
	},
	{
		Name:   "an exception that ends in a star",
		Tree:   "file a/b/x\nfile a/c\nfile d/x",
		Ignore: "*\n!a/*\n",
	},
	{
		Name:   "an exception of a longer name is no reason to walk",
		Tree:   "file foo/x\nfile foobar/x",
		Ignore: "foo\n!foobar\n",
	},
	{
		Name:   "an exception with a wildcard makes everything be walked",
		Tree:   "file a/b/keep.md\nfile a/x\nfile d/keep.md",
		Ignore: "a\nd\n!**/keep.md\n",
	},
	{
		Name:   "an exception with a class",
		Tree:   "file a/b1\nfile a/b2\nfile a/c",
		Ignore: "a\n!a/b[12]\n",
	},
	{
		Name:   "an exception with a backslash",
		Tree:   "file a/b\nfile a/c",
		Ignore: "a\n!a/\\b\n",
	},
	{
		Name:   "an exception with a circumflex",
		Tree:   "file a/^b\nfile c/b",
		Ignore: "*\n!a/^b\n",
	},
	{
		Name:   "an exception of the root's name with two stars",
		Tree:   "file a/b\nfile c",
		Ignore: "*\n!**\n",
	},
	{
		Name: "empty directories are no entries",
		Tree: "dir a/b\ndir c\nfile d/x",
	},
}

// What is neither a file nor a directory.
var specialCases = []cases.Case{
	{Name: "a FIFO", Tree: "fifo p\nfifo d/q"},
	{Name: "a socket", Tree: "socket s\nfile x"},
	{Name: "a device", Tree: "device null\nfile x"},
	{Name: "special files are excluded as files are", Tree: "fifo p\nsocket s\ndevice c\nfile x", Ignore: "?\n!x\n"},
	{Name: "a link to a file", Tree: "file a\nlink l -> a"},
	{Name: "a link to a directory is not walked", Tree: "file d/a\nlink l -> d", Ignore: "l/a\n"},
	{Name: "a link to an excluded directory", Tree: "file d/a\nlink l -> d", Ignore: "d\n"},
	{Name: "a dangling link", Tree: "link l -> missing\nlink d/l -> ../../x"},
	{Name: "links in a circle", Tree: "link a -> b\nlink b -> a\nlink c -> c\nlink d/up -> .."},
	{Name: "a link out of the context", Tree: "file ../out/x\nlink l -> ../out\nlink m -> /etc/passwd"},
	{Name: "an excluded link", Tree: "file d/a\nlink l -> d", Ignore: "l\n"},
	{Name: "two names of a file", Tree: "file a\nhard b -> a\nhard d/c -> a"},
	{Name: "two names of a file, the first excluded", Tree: "file a\nhard b -> a\nhard c -> a", Ignore: "a\n"},
	{Name: "a name that is not UTF-8", Tree: `file "d\xff/\xfe"` + "\n" + `link "l\xff" -> "d\xff"`},
	{Name: "names with control characters", Tree: `file "a\nb"` + "\n" + `file "\x1b[31mred"` + "\n" + `file "tab\t"`},
	{Name: "an empty context", File: "../Dockerfile"},
	{Name: "only empty directories", Tree: "dir a/b/c", File: "../Dockerfile"},
	{Name: "names in an order that trees and lists see differently", Tree: "file a/b/c\nfile a.b\nfile a-b\nfile a0\nfile a/b.c\nfile a/b-"},
}
