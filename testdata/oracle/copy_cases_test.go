package oracle

import "ctxaudit/testdata/oracle/cases"

// What COPY and ADD put where.
var copyCases = []cases.Case{
	{
		Name:       "a pattern in a directory that is not there, beside one that matches",
		Tree:       "file b",
		Dockerfile: "FROM scratch\nCOPY missing/* b* /y/\n",
	},
	{
		Name:       "a pattern in a directory that is not there, alone",
		Tree:       "file b",
		Dockerfile: "FROM scratch\nCOPY missing/* /y/\n",
	},
	{
		Name: "a directory's contents, never the directory",
		Tree: "file d/a\nfile d/e/b",
		Dockerfile: `FROM scratch
COPY d /w
COPY d/ /x
COPY d/. /y
COPY ./d /z/
`,
	},
	{
		Name:       "everything",
		Tree:       "file a\nfile d/b\nlink d/l -> b\nfifo p",
		Dockerfile: "FROM scratch\nCOPY . /x\nCOPY ./ /y/\nCOPY / /z\n",
	},
	{
		Name:       "contents are joined, the later source wins",
		Tree:       "file d/a\nfile d/b\nfile e/a\nfile e/c\nfile a",
		Dockerfile: "FROM scratch\nCOPY d e /x/\nCOPY d a /y/\n",
	},
	{
		Name:       "a file to a path, to a directory that is there, to one that is not",
		Tree:       "file a.md\nfile d/f",
		Dockerfile: "FROM scratch\nCOPY a.md /out\nCOPY d /dir\nCOPY a.md /dir\nCOPY a.md /new/\nCOPY a.md /deep/er/x\n",
	},
	{
		Name:       "several sources to a path keep the last",
		Tree:       "file a.md\nfile b.md\nfile c",
		Dockerfile: "FROM scratch\nCOPY *.md /out\nCOPY b.md a.md /two\n",
	},
	{
		Name:       "a wildcard flattens directories",
		Tree:       "file f\nfile d/a\nfile e/a\nfile e/x/b",
		Dockerfile: "FROM scratch\nCOPY * /x/\nCOPY */ /y/\nCOPY */* /z/\n",
	},
	{
		Name:       "a wildcard that matches nothing",
		Tree:       "file f",
		Dockerfile: "FROM scratch\nCOPY none* /x/\nCOPY f /y/\n",
	},
	{Name: "a wildcard below a directory that is missing", Tree: "file f", Dockerfile: "FROM scratch\nCOPY nodir/* /x/\n"},
	{Name: "a source that is missing", Tree: "file f", Dockerfile: "FROM scratch\nCOPY missing /x/\n"},
	{Name: "one of two sources is missing", Tree: "file f", Dockerfile: "FROM scratch\nCOPY f missing /x/\n"},
	{Name: "a source that is excluded", Tree: "file f", Ignore: "f\n", Dockerfile: "FROM scratch\nCOPY f /x/\n"},
	{Name: "a source that is excluded, with exceptions", Tree: "file f\nfile g", Ignore: "*\n!g\n", Dockerfile: "FROM scratch\nCOPY g /y\nCOPY f /x/\n"},
	{Name: "a source in an excluded directory", Tree: "file d/f\nfile g", Ignore: "d\n", Dockerfile: "FROM scratch\nCOPY d/f /x/\n"},
	{Name: "a source that loses all its contents", Tree: "file d/f\nfile g", Ignore: "d/*\n", Dockerfile: "FROM scratch\nCOPY d /x/\n"},
	{Name: "a wildcard of excluded files", Tree: "file a.go\nfile g", Ignore: "*.go\n", Dockerfile: "FROM scratch\nCOPY *.go /x/\nCOPY g /\n"},
	{Name: "a file through a file", Tree: "file f\nfile g", Dockerfile: "FROM scratch\nCOPY f/g /x/\n"},
	{
		Name:       "brackets are a wildcard",
		Tree:       "file arr[0].md\nfile arr0.md\nfile b[1]",
		Dockerfile: "FROM scratch\nCOPY arr[0].md /x/\nCOPY arr[[]0].md /y/\nCOPY b\\[1\\] /z/\n",
	},
	{
		Name:       "a star stops at a slash, two are one",
		Tree:       "file a.go\nfile d/b.go\nfile d/e/c.go",
		Dockerfile: "FROM scratch\nCOPY *.go /x/\nCOPY **/*.go /y/\nCOPY d/*/*.go /z/\nCOPY d/**/c.go /u/\n",
	},
	{
		Name:       "a question mark and a class",
		Tree:       "file a1\nfile a2\nfile ab\nfile a/x",
		Dockerfile: "FROM scratch\nCOPY a? /x/\nCOPY a[0-9] /y/\nCOPY a[^0-9] /z/\n",
	},
	{
		Name:       "a class that matches a slash",
		Tree:       "file d/a\nfile d.a\nfile dxa\nfile d/e/f",
		Dockerfile: "FROM scratch\nCOPY d[^x]a /x/\nCOPY d[.-0]a /y/\nCOPY d[/]a /z/\nCOPY d[^x]* /v/\n",
	},
	{
		Name:       "a class that matches a slash, in a stage",
		Tree:       "file d/a\nfile d.a",
		Dockerfile: "FROM scratch AS s\nCOPY . /s\nFROM scratch\nCOPY --from=s /s/d[.-0]a /x/\nCOPY --from=s /s[^x]d/a /y/\n",
	},
	{Name: "classes that match no slash", Tree: "file yarn.lock\nfile a\nfile d/[", Dockerfile: "FROM scratch\nCOPY a yarn.loc[k] pnpm-lock.yam[l] /x/\nCOPY d/[[] d/\\[* /y/\n"},
	{Name: "a wildcard matches names with a dot", Tree: "file .env\nfile .git/HEAD\nfile a", Dockerfile: "FROM scratch\nCOPY * /x/\nCOPY .* /y/\n"},
	{Name: "a pattern that is broken", Tree: "file a[\nfile a", Dockerfile: "FROM scratch\nCOPY a[ /x/\n"},
	{
		Name:       "a link to a directory is followed",
		Tree:       "file d/a\nlink d/in -> a\nlink l -> d",
		Dockerfile: "FROM scratch\nCOPY l /x/\n",
	},
	{
		Name:       "a link to a file is followed and keeps its name",
		Tree:       "file d/a\nlink l -> d/a",
		Dockerfile: "FROM scratch\nCOPY l /x/\nCOPY l /y\n",
	},
	{
		Name:       "links on the way are followed",
		Tree:       "file d/e/a\nlink l -> d\nlink d/m -> ../d/e",
		Dockerfile: "FROM scratch\nCOPY l/e/a /x/\nCOPY l/m/a /y/\n",
	},
	{Name: "a link at the end of a way through a link", Tree: "file d/e/a\nlink l -> d\nlink d/m -> ../d/e", Dockerfile: "FROM scratch\nCOPY l/m /z/\n"},
	{
		Name:       "a link of links",
		Tree:       "file a\nlink l -> m\nlink m -> n\nlink n -> a",
		Dockerfile: "FROM scratch\nCOPY l /x\n",
	},
	{
		Name:       "a link out of the context stays inside",
		Tree:       "file a\nlink d/l -> ../../../a\nlink m -> /a\nfile ../a \"outside\"",
		Dockerfile: "FROM scratch\nCOPY d/l /x\nCOPY m /y\n",
	},
	{Name: "a dangling link as a source", Tree: "link l -> missing", Dockerfile: "FROM scratch\nCOPY l /x\n"},
	{Name: "a link to what is excluded", Tree: "file a\nlink l -> a", Ignore: "a\n", Dockerfile: "FROM scratch\nCOPY l /x\n"},
	{Name: "links in a circle as a source", Tree: "link a -> b\nlink b -> a", Dockerfile: "FROM scratch\nCOPY a /x\n"},
	{Name: "a wildcard that matches links", Tree: "file d/a\nlink l1 -> d\nlink l2 -> d/a\nfile l3", Dockerfile: "FROM scratch\nCOPY l* /x/\n"},
	{Name: "links in a directory stay links", Tree: "file d/a\nlink d/l -> a\nlink d/m -> /etc\nlink d/n -> missing", Dockerfile: "FROM scratch\nCOPY d /x\n"},
	{
		Name:       "a path above the root is at the root",
		Tree:       "file a.md\nfile d/b",
		Dockerfile: "FROM scratch\nCOPY ../../a.md /x\nCOPY d/../../a.md /y\nCOPY /../d /z\n",
	},
	{Name: "case matters", Tree: "file a.md", Dockerfile: "FROM scratch\nCOPY A.MD /x\n"},
	{
		Name: "a path as JSON",
		Tree: `file "a b"
			file c`,
		Dockerfile: `FROM scratch
COPY ["a b", "c", "/x y/"]
`,
	},
	{Name: "quotes keep no blank together", Tree: `file "a b"`, Dockerfile: "FROM scratch\nCOPY \"a b\" /x\n"},
	{Name: "special files", Tree: "fifo d/p\nsocket d/s\ndevice d/c\nfile d/f", Dockerfile: "FROM scratch\nCOPY d /x\n"},
	{Name: "a FIFO as a source", Tree: "fifo p\nfile q", Dockerfile: "FROM scratch\nCOPY p q /x/\n"},
	{Name: "an empty directory as a source", Tree: "dir d\nfile a", Dockerfile: "FROM scratch\nCOPY d /x\nCOPY a /x\n"},
	{
		Name:       "owner and mode change nothing",
		Tree:       "file a\nfile d/b\nlink d/l -> b",
		Dockerfile: "FROM scratch\nCOPY --chown=1:2 a /x\nCOPY --chmod=755 d /y/\nADD --chown=3 a /z/\n",
	},
	{
		Name: "a heredoc is no source",
		Tree: "file a\nfile EOF\nfile b",
		Dockerfile: `FROM scratch
COPY a /x/
COPY <<a b /x/
one
a
COPY <<EOF /y
two
EOF
`,
	},
	{
		Name: "a heredoc replaces",
		Tree: "file a\nfile b",
		Dockerfile: `FROM scratch
COPY a b /x/
COPY <<"EOF" /x/a
new
EOF
`,
	},
}

// What the options of COPY and ADD do.
var optionCases = []cases.Case{
	{
		Name:       "--exclude is relative to each directory",
		Tree:       "file d/a.md\nfile d/b\nfile d/e/c.md\nfile f/a.md\nfile f/g",
		Dockerfile: "FROM scratch\nCOPY --exclude=*.md d /x/\nCOPY --exclude=**/*.md d f /y/\nCOPY --exclude=d/a.md d /z/\n",
	},
	{
		Name:       "--exclude of everything",
		Tree:       "file a.md\nfile d/b.md\nfile d/c",
		Dockerfile: "FROM scratch\nCOPY --exclude=*.md . /x/\nCOPY --exclude=d . /y/\nCOPY --exclude=/a.md . /z/\n",
	},
	{
		Name:       "--exclude does not touch a file that is named",
		Tree:       "file a.md\nfile b.txt",
		Dockerfile: "FROM scratch\nCOPY --exclude=*.md a.md b.txt /x/\n",
	},
	{
		Name:       "--exclude does not touch a file that a wildcard matches",
		Tree:       "file a.md\nfile b.txt\nfile d/c.md\nfile d/e/f.md",
		Dockerfile: "FROM scratch\nCOPY --exclude=*.md * /x/\n",
	},
	{
		Name:       "--exclude of all leaves a file that is named",
		Tree:       "file a\nfile d/b",
		Dockerfile: "FROM scratch\nCOPY --exclude=* a d /x/\nCOPY --exclude=** * /y/\n",
	},
	{
		Name:       "--exclude with an exception",
		Tree:       "file d/e/a\nfile d/e/b\nfile d/c",
		Dockerfile: "FROM scratch\nCOPY --exclude=e --exclude=!e/b d /x\nCOPY --exclude=* --exclude=!e d /y\n",
	},
	{Name: "--exclude of a pattern that is none", Tree: "file d/a", Dockerfile: "FROM scratch\nCOPY --exclude=[ d /x\n"},
	{Name: "--exclude of a pattern that is none, of a file", Tree: "file a", Dockerfile: "FROM scratch\nCOPY --exclude=[ a /x\n"},
	{Name: "--exclude of a pattern that is none, of nothing", Tree: "file a", Dockerfile: "FROM scratch\nCOPY --exclude=! q* /x/\nCOPY a /\n"},
	{Name: "--exclude of a pattern that is none, of a text", Tree: "file a", Dockerfile: "FROM scratch\nCOPY --exclude=[ <<F /x/\ntext\nF\nCOPY a /\n"},
	{Name: "--exclude of a pattern that is none, in a stage that nobody needs", Tree: "file a", Dockerfile: "FROM scratch AS s\nCOPY --exclude=[ a /x\nFROM scratch\nCOPY a /\n"},
	{
		Name:       "--exclude with a variable",
		Tree:       "file d/a\nfile d/b",
		Dockerfile: "FROM scratch\nARG no=a\nCOPY --exclude=$no d /x\n",
	},
	{
		Name:       "--exclude on ADD and on a copy of a stage",
		Tree:       "file d/a\nfile d/b\nfile d/e/a",
		Dockerfile: "FROM scratch AS s\nADD --exclude=a d /x\nFROM scratch\nCOPY --from=s --exclude=e /x /y\n",
	},
	{
		Name:       "--exclude of a directory that is named",
		Tree:       "file d/a\nfile e/a",
		Dockerfile: "FROM scratch\nCOPY --exclude=d d e /x/\n",
	},
	{
		Name:       "--parents keeps the directories",
		Tree:       "file d/e/a\nfile d/b\nfile c",
		Dockerfile: "FROM scratch\nCOPY --parents d/e /x/\nCOPY --parents d/b c /y/\nCOPY --parents ./d /z\n",
	},
	{
		Name:       "--parents from a pivot",
		Tree:       "file d/e/z.md\nfile d/e/f/y.md\nfile d/b",
		Dockerfile: "FROM scratch\nCOPY --parents ./d/./e/z.md /x/\nCOPY --parents d/./e /y/\nCOPY --parents d/e/./*.md /z/\n",
	},
	{
		Name:       "--parents knows two stars",
		Tree:       "file a.go\nfile d/b.go\nfile d/e/c.go\nfile d/x",
		Dockerfile: "FROM scratch\nCOPY --parents **/*.go /x/\nCOPY --parents d/**/c.go /y/\nCOPY --parents ./d/./**/*.go /z/\n",
	},
	{Name: "--parents and a source that is missing", Tree: "file d/a", Dockerfile: "FROM scratch\nCOPY --parents d/b /x/\n"},
	{Name: "--parents and a wildcard without a match", Tree: "file d/a", Dockerfile: "FROM scratch\nCOPY --parents d/*.go d/a /x/\n"},
	{Name: "--parents and an excluded source", Tree: "file d/a\nfile d/b", Ignore: "d/a\n", Dockerfile: "FROM scratch\nCOPY --parents d/a /x/\n"},
	{Name: "--parents with links", Tree: "file d/e/a\nlink l -> d\nlink d/m -> e", Dockerfile: "FROM scratch\nCOPY --parents l/e/a /x/\n"},
	{Name: "--parents of a link", Tree: "file d/e/a\nlink l -> d\nlink d/m -> e", Dockerfile: "FROM scratch\nCOPY --parents l d/m /x/\n"},
	{Name: "--parents and --exclude", Tree: "file d/e/a\nfile d/b\nfile d/e/c.md", Dockerfile: "FROM scratch\nCOPY --parents --exclude=**/*.md d /x/\nCOPY --parents --exclude=d/e d /y/\n"},
	{Name: "--parents of everything", Tree: "file d/e/a\nfile b", Dockerfile: "FROM scratch\nCOPY --parents . /x/\n"},
	{
		Name:       "--link joins and does not see the stage",
		Tree:       "file a\nfile d/b\nfile c",
		Dockerfile: "FROM scratch\nCOPY d /x\nCOPY --link a /x\n",
	},
	{
		Name:       "--link into a directory",
		Tree:       "file a\nfile d/b\nfile d/a",
		Dockerfile: "FROM scratch\nCOPY d /x\nCOPY --link a /x/\nCOPY --link d /y\n",
	},
	{
		Name:       "--link and the working directory",
		Tree:       "file a",
		Dockerfile: "FROM scratch\nWORKDIR /w/v\nCOPY --link a .\nCOPY --link a b\n",
	},
	{
		Name:       "a link in the destination is followed",
		Tree:       "link d/l -> real\nfile d/real/x\nfile a",
		Dockerfile: "FROM scratch\nCOPY d /x\nCOPY a /x/l/\n",
	},
	{
		Name:       "a dangling link in the destination",
		Tree:       "link d/l -> real\nfile a",
		Dockerfile: "FROM scratch\nCOPY d /x\nCOPY a /x/l/\nCOPY a /x/l\n",
	},
	{
		Name:       "--link and a link in the destination",
		Tree:       "link d/l -> real\nfile d/real/x\nfile a",
		Dockerfile: "FROM scratch\nCOPY d /x\nCOPY --link a /x/l/\n",
	},
	{Name: "a directory onto a file", Tree: "file a/b\nfile c", Dockerfile: "FROM scratch\nCOPY c /a\nCOPY a /a\n"},
	{Name: "a file onto a directory", Tree: "file a/c/b\nfile c", Dockerfile: "FROM scratch\nCOPY a /x\nCOPY c /x/\n"},
	{Name: "a directory in a directory onto a file", Tree: "file a/c/b\nfile d/c", Dockerfile: "FROM scratch\nCOPY d /x\nCOPY a /x/\n"},
	{Name: "a path through a file", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY a /x\nCOPY b /x/y\n"},
}

// What ADD unpacks.
var archiveCases = []cases.Case{
	{Name: "an archive is unpacked", Tree: "tar t.tar a d/b", Dockerfile: "FROM scratch\nADD t.tar /x\nADD t.tar /y/\n"},
	{Name: "COPY leaves an archive as it is", Tree: "tar t.tar a d/b", Dockerfile: "FROM scratch\nCOPY t.tar /x\nCOPY t.tar /y/\n"},
	{Name: "the content counts, not the name", Tree: "tar t.txt a\nfile f.tar", Dockerfile: "FROM scratch\nADD t.txt /x\nADD f.tar /y\n"},
	{Name: "archives by a wildcard", Tree: "tar t.tar a\ntar u.tar b\nfile v.tar", Dockerfile: "FROM scratch\nADD *.tar /x/\n"},
	{Name: "archives in a directory stay", Tree: "tar d/t.tar a\nfile d/f", Dockerfile: "FROM scratch\nADD d /x/\n"},
	{Name: "a link to an archive", Tree: "tar t.tar a\nlink l -> t.tar", Dockerfile: "FROM scratch\nADD l /x/\n"},
	{Name: "no unpacking", Tree: "tar t.tar a", Dockerfile: "FROM scratch\nADD --unpack=false t.tar /x\nADD --unpack=true t.tar /y\n"},
	{Name: "an archive over files", Tree: "tar t.tar a b\nfile d/a\nfile d/c", Dockerfile: "FROM scratch\nCOPY d /x\nADD t.tar /x\n"},
	{Name: "files over an archive", Tree: "tar t.tar a b\nfile d/a\nfile d/c", Dockerfile: "FROM scratch\nADD t.tar /x\nCOPY d /x\n"},
	{Name: "an archive through a stage", Tree: "tar t.tar a d/b", Dockerfile: "FROM scratch AS s\nADD t.tar /x\nFROM scratch\nCOPY --from=s /x /y\n"},
	{Name: "an archive as a file through a stage", Tree: "tar t.tar a d/b", Dockerfile: "FROM scratch AS s\nCOPY t.tar /x\nFROM scratch\nADD --from=s /x /y\n"},
	{Name: "an empty file as an archive", Tree: "file t.tar \"\"", Dockerfile: "FROM scratch\nADD t.tar /x/\n"},
	{Name: "an archive onto a file", Tree: "tar t.tar a\nfile f", Dockerfile: "FROM scratch\nCOPY f /x\nADD t.tar /x\n"},
	{Name: "an archive through a link", Tree: "tar t.tar l/a l/new/b\nlink d/l -> q\nfile d/q/c", Dockerfile: "FROM scratch\nCOPY d /x\nADD t.tar /x\n"},
	{Name: "an archive through a link that leads nowhere", Tree: "tar t.tar l/a\nlink d/l -> q", Dockerfile: "FROM scratch\nCOPY d /x\nADD t.tar /x\n"},
	{Name: "an archive through a link from the root of where it goes", Tree: "tar t.tar l/a\nlink d/l -> /x/q\nfile d/q/b", Dockerfile: "FROM scratch\nCOPY d /x\nADD t.tar /x\n"},
	{Name: "an archive over a link that leads nowhere", Tree: "tar t.tar l\nlink d/l -> q", Dockerfile: "FROM scratch\nCOPY d /x\nADD t.tar /x\n"},
	{Name: "an archive with --link", Tree: "tar t.tar a", Dockerfile: "FROM scratch\nADD --link t.tar /x\n"},
	{Name: "an archive with --parents", Tree: "tar d/t.tar a", Dockerfile: "FROM scratch\nADD --parents d/t.tar /x/\n"},
	{Name: "an archive with --exclude", Tree: "tar t.tar a b", Dockerfile: "FROM scratch\nADD --exclude=a t.tar /x/\n"},
}
