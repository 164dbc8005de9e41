package oracle

import "ctxaudit/testdata/oracle/cases"

// Which stages a target needs, and what they take from each other.
var stageCases = []cases.Case{
	{
		Name: "from a stage by name, by number and by another case of its name",
		Tree: "file a\nfile b\nfile c",
		Dockerfile: `FROM scratch AS one
COPY a /x/
FROM scratch
COPY b /x/
FROM scratch AS Three
COPY c /x/
FROM scratch
COPY --from=one /x /1
COPY --from=1 /x /2
COPY --from=THREE /x /3
`,
	},
	{
		Name: "a stage that begins where another ends",
		Tree: "file a\nfile b",
		Dockerfile: `FROM scratch AS one
WORKDIR /w
COPY a .
FROM one
COPY b .
`,
	},
	{
		Name: "a stage in another case of its name",
		Tree: "file a",
		Dockerfile: `FROM scratch AS one
COPY a /x
FROM ONE
COPY a /y
`,
	},
	{
		Name:       "a stage that only a copy of a text names",
		Tree:       "file a\nfile b",
		Dockerfile: "FROM scratch AS s\nCOPY a missing /x/\nFROM scratch\nCOPY --from=s <<F /y\ntext\nF\nCOPY b /\n",
	},
	{
		Name:       "a stage that only a tmpfs names",
		Tree:       "file a\nfile b",
		Dockerfile: "FROM scratch AS s\nCOPY a missing /x/\nFROM base\nRUN --mount=type=tmpfs,from=s,target=/t true\nCOPY b /\n",
	},
	{
		Name: "a stage that nobody needs",
		Tree: "file a\nfile b\nfile c",
		Dockerfile: `FROM scratch AS one
COPY a /x
FROM scratch AS two
COPY missing /x
FROM scratch
COPY c /x
`,
	},
	{
		Name: "the target is not the last stage",
		Tree: "file a\nfile b\nfile c",
		Dockerfile: `FROM scratch AS one
COPY a /x
FROM one AS two
COPY b /y
FROM two
COPY c /z
`,
		Target: "two",
	},
	{
		Name:       "the target in another case",
		Tree:       "file a\nfile b",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\nFROM scratch\nCOPY b /x\n",
		Target:     "ONE",
	},
	{
		Name:       "the target by number is refused",
		Tree:       "file a\nfile b",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\nFROM scratch\nCOPY b /x\n",
		Target:     "0",
	},
	{
		Name:       "the target by number, without a name",
		Tree:       "file a\nfile b",
		Dockerfile: "FROM scratch\nCOPY a /x\nFROM scratch\nCOPY b /x\n",
		Target:     "0",
	},
	{
		Name:       "a target that is missing is refused",
		Tree:       "file a",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\n",
		Target:     "two",
	},
	{
		Name: "through three stages",
		Tree: "file s/a\nfile s/b",
		Dockerfile: `FROM scratch AS one
COPY s /1
FROM scratch AS two
COPY --from=one / /2
FROM scratch
COPY --from=two /2/1/a /3/
`,
	},
	{
		Name: "a wildcard and a link in a stage",
		Tree: "file s/a.go\nfile s/b.go\nlink s/l -> a.go\nlink s/m -> /1",
		Dockerfile: `FROM scratch AS one
COPY s /1
FROM scratch
COPY --from=one /1/*.go /x/
COPY --from=one /1/l /y
COPY --from=one /1/m /z/
`,
	},
	{
		Name:       "what is missing in a stage",
		Tree:       "file a",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\nFROM scratch\nCOPY --from=one /y /z\n",
	},
	{
		Name:       "what a wildcard does not find in a stage",
		Tree:       "file a",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\nFROM scratch\nCOPY --from=one /y* /z/\n",
	},
	{
		Name: "what a later stage replaces stays in the one before",
		Tree: "file a\nfile b",
		Dockerfile: `FROM scratch AS one
COPY a /x
FROM one AS two
COPY b /x
FROM scratch
COPY --from=one /x /1
COPY --from=two /x /2
`,
	},
	{
		Name: "what a command may have made, through a stage from scratch",
		Tree: "file a\nfile d/b",
		Dockerfile: `FROM base AS build
COPY d /d
RUN make
FROM scratch AS binary
COPY --from=build /d /d
COPY --from=build /bin/sh /
FROM base
COPY a /x
COPY --from=binary /sh /bin/y
COPY --from=binary /d/b /z
`,
	},
	{
		Name: "a stage as a mount",
		Tree: "file a\nfile b",
		Dockerfile: `FROM scratch AS one
COPY a /x
FROM base
RUN --mount=from=one,source=/x,target=/y true
COPY b /
`,
	},
	{
		Name: "a stage that is needed only by RUN in a stage that nobody needs",
		Tree: "file a\nfile b\nfile c",
		Dockerfile: `FROM scratch AS one
COPY a /x
FROM base AS two
RUN --mount=from=one,target=/y true
FROM base
COPY b /
`,
	},
	{
		Name: "ONBUILD in a stage of the same file",
		Tree: "file a\nfile b\nfile c",
		Dockerfile: `FROM scratch AS one
WORKDIR /w
ONBUILD COPY a .
ONBUILD ADD b /
FROM one
COPY c /
`,
	},
	{
		Name: "ONBUILD only in the stage after",
		Tree: "file a\nfile b",
		Dockerfile: `FROM scratch AS one
ONBUILD COPY a /x
FROM one AS two
COPY b /
FROM two
COPY b /y
`,
	},
	{
		Name: "ONBUILD that copies from a stage",
		Tree: "file a\nfile b",
		Dockerfile: `FROM scratch AS src
COPY a /x
FROM scratch AS one
ONBUILD COPY --from=src /x /y
FROM one
COPY b /
`,
	},
	{
		Name:       "ONBUILD of the target itself does nothing",
		Tree:       "file a\nfile b",
		Dockerfile: "FROM scratch\nONBUILD COPY a /x\nCOPY b /\n",
	},
	{
		Name:       "a stage from itself",
		Tree:       "file a",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\nCOPY --from=one /x /y\n",
	},
	{
		Name:       "a number that no stage has",
		Tree:       "file a",
		Dockerfile: "FROM scratch\nCOPY a /x\nFROM scratch\nCOPY --from=5 /x /y\n",
	},
	{
		Name:       "COPY --from is not expanded",
		Tree:       "file a",
		Dockerfile: "ARG s=one\nFROM scratch AS one\nCOPY a /x\nFROM scratch\nARG s\nCOPY --from=$s /x /y\n",
	},
	{
		Name:       "FROM is expanded",
		Tree:       "file a\nfile b",
		Dockerfile: "ARG s=one\nFROM scratch AS one\nCOPY a /x\nFROM ${s}\nCOPY b /y\n",
	},
	{
		Name:       "FROM is expanded with a build argument",
		Tree:       "file a\nfile b\nfile c",
		Dockerfile: "ARG s=one\nFROM scratch AS one\nCOPY a /x\nFROM scratch AS two\nCOPY c /x\nFROM ${s:-one}\nCOPY b /y\n",
		Args:       []string{"s=two"},
	},
	{
		Name:       "FROM with a variable that is not set",
		Tree:       "file a",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\nFROM ${s:-one}\nCOPY a /y\n",
	},
}

// What BuildKit asks the client for.
var sentCases = []cases.Case{
	{Name: "nothing", Tree: "file a\nfile d/b", Dockerfile: "FROM base\nRUN true\n"},
	{Name: "a file and a directory", Tree: "file a\nfile b\nfile d/c\nfile d/e/f\nfile g/h", Dockerfile: "FROM scratch\nCOPY a d/e /x/\n"},
	{Name: "a path above the root", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY ../../a /x\n"},
	{Name: "variables", Tree: "file a\nfile b\nfile c", Dockerfile: "FROM scratch\nARG x=a\nENV y=b\nCOPY $x ${y} /z/\n"},
	{Name: "a variable that is empty", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nARG x\nCOPY a $x /z/\n"},
	{Name: "a wildcard", Tree: "file a.go\nfile b.go\nfile c\nfile d.go/e\nfile d/f.go", Dockerfile: "FROM scratch\nCOPY *.go /x/\n"},
	{Name: "a wildcard that hits directories", Tree: "file src/a\nfile s\nfile t/b", Dockerfile: "FROM scratch\nCOPY s* /x/\n"},
	{Name: "an exclamation mark excludes", Tree: "file !foo\nfile foo\nfile b", Dockerfile: "FROM scratch\nCOPY b /y\nCOPY !foo* /x/\n"},
	{Name: "a mount of the whole context", Tree: "file a\nfile d/b", Dockerfile: "FROM base\nRUN --mount=type=bind,target=/src true\n"},
	{Name: "a mount is a bind mount by default", Tree: "file a\nfile d/b", Dockerfile: "FROM base\nRUN --mount=target=/src true\n"},
	{Name: "a mount of a directory", Tree: "file a\nfile d/b\nfile e/c", Dockerfile: "FROM base\nRUN --mount=source=d,target=/src true\n"},
	{Name: "a mount with a variable", Tree: "file a\nfile d/b\nfile e/c", Dockerfile: "FROM base\nARG s=d\nRUN --mount=source=$s,target=/src true\n"},
	{Name: "a mount of what is missing", Tree: "file a", Dockerfile: "FROM base\nRUN --mount=source=d,target=/src true\n"},
	{Name: "a mount of what is excluded", Tree: "file a\nfile d/b", Ignore: "d\n", Dockerfile: "FROM base\nRUN --mount=source=d,target=/src true\n"},
	{Name: "a mount that can be written", Tree: "file a\nfile d/b", Dockerfile: "FROM base\nRUN --mount=source=d,target=/src,rw true\nCOPY a /\n"},
	{Name: "tmpfs alone", Tree: "file a\nfile d/b", Dockerfile: "FROM base\nRUN --mount=type=tmpfs,target=/tmp true\n"},
	{Name: "tmpfs beside a copy sends everything", Tree: "file a\nfile d/b", Ignore: "d/x\n", Dockerfile: "FROM base\nRUN --mount=type=tmpfs,target=/tmp true\nCOPY a /\n"},
	{
		Name:       "caches, secrets and sockets send nothing",
		Tree:       "file a\nfile d/b",
		Dockerfile: "FROM base\nRUN --mount=type=cache,target=/c --mount=type=secret,id=s --mount=type=ssh true\nCOPY a /\n",
	},
	{Name: "a cache from a stage", Tree: "file a\nfile b\nfile c", Dockerfile: "FROM scratch AS s\nCOPY a /x\nFROM base\nRUN --mount=type=cache,from=s,source=/,target=/c true\nCOPY b /\n"},
	{Name: "--exclude is sent", Tree: "file d/a\nfile d/b\nfile c", Dockerfile: "FROM scratch\nCOPY --exclude=a d /x\n"},
	{Name: "--parents sends what the pattern names", Tree: "file d/e/a\nfile d/b\nfile c\nfile f/e/a", Dockerfile: "FROM scratch\nCOPY --parents ./d/./e /x\n"},
	{Name: "--parents with two stars", Tree: "file d/e/a.go\nfile d/b\nfile c.go", Dockerfile: "FROM scratch\nCOPY --parents **/*.go /x\n"},
	{Name: "two stars and a link at the root", Tree: "file d/e/a.go\nfile d/b\nfile c.go\nlink l -> d", Dockerfile: "FROM scratch\nCOPY --parents **/*.go /x\n"},
	{Name: "a wildcard hides links below it", Tree: "file p/a/x\nlink p/b -> a\nfile p/a/y", Dockerfile: "FROM scratch\nCOPY p/*/x /z/\n"},
	{Name: "a link is sent with what it leads to", Tree: "file d/a\nfile d/b\nlink l -> d/a\nfile c", Dockerfile: "FROM scratch\nCOPY l /x\n"},
	{Name: "a link to a directory is sent with it", Tree: "file d/a\nfile d/e/b\nlink l -> d\nfile c", Dockerfile: "FROM scratch\nCOPY l/e /x\n"},
	{Name: "links of links", Tree: "file e/a\nlink d/m -> ../e\nlink l -> d\nfile c\nfile d/n", Dockerfile: "FROM scratch\nCOPY l/m/a /x\n"},
	{Name: "a link to the root sends everything", Tree: "file a\nfile d/b\nlink l -> .", Dockerfile: "FROM scratch\nCOPY l/a /x\n"},
	{Name: "a link in a directory sends nothing more", Tree: "file e/a\nlink d/m -> ../e\nfile d/b", Dockerfile: "FROM scratch\nCOPY d /x\n"},
	{Name: "an absolute link", Tree: "file e/a\nlink d/m -> /e\nfile d/b", Dockerfile: "FROM scratch\nCOPY d/m /x\n"},
	{Name: "ignored, and what follows", Tree: "file d/a\nfile d/b\nlink l -> d", Ignore: "d/b\n", Dockerfile: "FROM scratch\nCOPY l /x\n"},
	{Name: "announced, and refused when asked for", Tree: "file app/css/s.css\nfile app/js/x.js", Ignore: "app/**\n!**/*.css\napp/css\n", Dockerfile: "FROM scratch\nCOPY app /x\n"},
	{Name: "a copy of everything", Tree: "file a\nfile d/b", Ignore: "d\n", Dockerfile: "FROM scratch\nCOPY ./ /x\nCOPY a /y\n"},
	{Name: "a slash is everything", Tree: "file a\nfile d/b", Dockerfile: "FROM scratch\nADD / /x\n"},
	{Name: "a heredoc alone", Tree: "file a", Dockerfile: "FROM scratch\nCOPY <<EOF /x\nhi\nEOF\n"},
	{Name: "a stage that nobody needs sends nothing", Tree: "file a\nfile b", Dockerfile: "FROM scratch AS one\nCOPY a /x\nFROM scratch\nCOPY b /\n"},
	{Name: "ONBUILD sends where it is triggered", Tree: "file a\nfile b\nfile c", Dockerfile: "FROM scratch AS one\nONBUILD COPY a /x\nFROM one\nCOPY b /\n"},
	{Name: "a Dockerfile that copies the ignore file", Tree: "file a\nfile b", Ignore: "b\n", Dockerfile: "FROM scratch\nCOPY .dockerignore /x\n"},
}

// What named contexts do.
var namedCases = []cases.Case{
	{
		Name:       "a copy of a named context sends nothing of the main one",
		Tree:       "file a\nfile ../lib/b",
		Dockerfile: "FROM scratch\nCOPY --from=lib b /x\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a stage from a named context",
		Tree:       "file a\nfile ../lib/b",
		Dockerfile: "FROM lib\nCOPY a /c/\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a named context in the place of a stage",
		Tree:       "file a\nfile b\nfile ../lib/x",
		Dockerfile: "FROM scratch AS one\nCOPY a /x\nFROM scratch\nCOPY --from=one /x /y\nCOPY b /\n",
		Contexts:   []string{"one=../lib"},
	},
	{
		Name:       "a named context in the place of a base",
		Tree:       "file a\nfile ../lib/x",
		Dockerfile: "FROM debian:12\nCOPY a /x\n",
		Contexts:   []string{"debian:12=../lib"},
	},
	{
		Name:       "a name without a tag is latest",
		Tree:       "file a\nfile ../lib/x",
		Dockerfile: "FROM debian:latest\nCOPY a /x\n",
		Contexts:   []string{"debian=../lib"},
	},
	{
		Name:       "a mount of a named context",
		Tree:       "file a\nfile b\nfile ../lib/x",
		Dockerfile: "FROM base\nRUN --mount=from=lib,target=/y true\nCOPY a /x\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "the ignore file of a named context is its own",
		Tree:       "file a\nfile b\nfile ../lib/a\nfile ../lib/b\nfile ../lib/.dockerignore \"b\\n\"",
		Ignore:     "a\n",
		Dockerfile: "FROM scratch\nCOPY . /x\nCOPY --from=lib a /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a named context below the main one",
		Tree:       "file a\nfile lib/b\nfile lib/c\nfile lib/.dockerignore \"c\\n\"",
		Ignore:     "lib\n",
		Dockerfile: "FROM scratch\nCOPY . /x\nCOPY --from=lib . /y\n",
		Contexts:   []string{"lib=lib"},
	},
	{
		Name:       "two names of one directory",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c",
		Dockerfile: "FROM scratch\nCOPY --from=one b /x\nCOPY --from=two c /y\n",
		Contexts:   []string{"one=../lib", "two=../lib"},
	},
	{
		Name:       "the main context by another name",
		Tree:       "file a\nfile b\nfile c",
		Ignore:     "c\n",
		Dockerfile: "FROM scratch\nCOPY a /x\nCOPY --from=self b /y\n",
		Contexts:   []string{"self=."},
	},
	{
		Name:       "one stage takes all of a named context and another a file",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c",
		Dockerfile: "FROM scratch AS s\nCOPY --from=lib . /x\nFROM scratch\nCOPY --from=lib b /y\nCOPY --from=s /x/c /z\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a command in a stage from a named context",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c\nfile ../lib/bin/sh",
		Dockerfile: "FROM lib AS s\nCOPY a /x\nFROM scratch\nCOPY --from=s b /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a file of a stage from a named context",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c",
		Dockerfile: "FROM lib AS s\nFROM scratch\nCOPY --from=s b /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a missing source in a named context",
		Tree:       "file a\nfile b\nfile ../lib/b",
		Dockerfile: "FROM scratch\nCOPY --from=lib a /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "an excluded source in a named context",
		Tree:       "file b\nfile ../lib/b\nfile ../lib/.dockerignore \"b\\n\"",
		Dockerfile: "FROM scratch\nCOPY --from=lib b /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a wildcard without a match in a named context",
		Tree:       "file b\nfile ../lib/b",
		Dockerfile: "FROM scratch\nCOPY b /x\nCOPY --from=lib *.go /y/\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "links in a named context stay in it",
		Tree:       "file a\nfile d/x\nfile ../lib/d/y\nlink ../lib/l -> ../context/a\nlink ../lib/m -> /d\nlink ../lib/n -> ../../d",
		Dockerfile: "FROM scratch\nCOPY --from=lib m /m\nCOPY --from=lib n /n/\nCOPY --from=lib *.l /x/\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a named context in another case",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c",
		Dockerfile: "FROM scratch\nCOPY --from=LIB b /y\nCOPY a /x\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a stage that is a named context in another case",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c",
		Dockerfile: "FROM scratch AS Lib\nCOPY a /x\nFROM scratch\nCOPY --from=lib . /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "ONBUILD takes from a named context",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c",
		Dockerfile: "FROM scratch AS s\nONBUILD COPY --from=lib b /y\nFROM s\nCOPY a /x\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "--parents, --exclude and --link of a named context",
		Tree:       "file a\nfile ../lib/d/b\nfile ../lib/d/e/c.md\nfile ../lib/f",
		Dockerfile: "FROM scratch\nCOPY --from=lib --parents ./d/./e /y/\nCOPY --link --from=lib --exclude=**/*.md d /z/\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "mounts of a named context",
		Tree:       "file a\nfile ../lib/d/b\nfile ../lib/c\nfile ../lib/e",
		Dockerfile: "FROM base\nRUN --mount=from=lib,source=d,target=/m --mount=type=cache,from=lib,source=c,target=/n true\nCOPY a /\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a tmpfs of a named context",
		Tree:       "file a\nfile ../lib/d/b\nfile ../lib/c",
		Dockerfile: "FROM base\nRUN --mount=type=tmpfs,from=lib,target=/n true\nCOPY --from=lib c /\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "ADD of an archive through a named context",
		Tree:       "tar t.tar x\ntar ../lib/u.tar y z/w",
		Dockerfile: "FROM scratch AS s\nADD t.tar /t\nCOPY --from=lib u.tar /u\nFROM scratch\nCOPY --from=s / /\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a pattern that fails in a named context",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/.dockerignore \"[\\n\"",
		Dockerfile: "FROM scratch\nCOPY --from=lib b /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a pattern that fails in a named context that nobody needs",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/.dockerignore \"[\\n\"",
		Dockerfile: "FROM scratch AS s\nCOPY --from=lib b /y\nFROM scratch\nCOPY a /\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a pattern that fails late in a named context",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/.dockerignore \"foo\\\\y\\n\"",
		Dockerfile: "FROM scratch\nCOPY --from=lib b /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "what only a stage names that a named context stands in for is asked for and not made",
		Tree:       "file a\nfile b\nfile ../lib/c",
		Dockerfile: "FROM scratch AS s\nCOPY a missing /x/\nFROM scratch AS lib\nCOPY --from=s /x /y\nFROM scratch\nCOPY --from=lib . /z\nCOPY b /\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "a named context in the place of a stage that comes later",
		Tree:       "file a\nfile ../lib/b\nfile ../lib/c",
		Dockerfile: "FROM scratch AS s\nCOPY --from=lib b /x/\nFROM scratch AS lib\nCOPY a /\nFROM scratch\nCOPY --from=s / /\nCOPY --from=lib c /y\n",
		Contexts:   []string{"lib=../lib"},
	},
	{
		Name:       "scratch cannot be replaced",
		Tree:       "file a\nfile ../lib/b",
		Dockerfile: "FROM scratch\nCOPY a /x\n",
		Contexts:   []string{"scratch=../lib"},
	},
}

// What variables are worth.
var variableCases = []cases.Case{
	{Name: "a global argument is not seen in a stage", Tree: "file a\nfile b", Dockerfile: "ARG x=a\nFROM scratch\nCOPY b$x /y\n"},
	{Name: "a global argument is taken over", Tree: "file a\nfile b", Dockerfile: "ARG x=a\nFROM scratch\nARG x\nCOPY $x /y\n"},
	{Name: "a stage's default beats the global one", Tree: "file a\nfile b", Dockerfile: "ARG x=a\nFROM scratch\nARG x=b\nCOPY $x /y\n"},
	{Name: "a build argument beats defaults", Tree: "file a\nfile b\nfile c", Dockerfile: "ARG x=a\nFROM scratch\nARG x=b\nCOPY $x /y\n", Args: []string{"x=c"}},
	{Name: "a build argument that nobody declares", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY a$x /y\n", Args: []string{"x=c"}},
	{Name: "ENV beats ARG", Tree: "file a\nfile b\nfile c", Dockerfile: "FROM scratch\nENV x=a\nARG x=b\nCOPY $x /y\n", Args: []string{"x=c"}},
	{Name: "an argument holds from its line on", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY a$x /y\nARG x=b\nCOPY $x /z\n"},
	{Name: "an argument of another stage", Tree: "file a\nfile b", Dockerfile: "FROM scratch AS one\nARG x=b\nCOPY a /y\nFROM scratch\nCOPY --from=one /y /z\nCOPY a$x /y\n"},
	{Name: "a stage inherits arguments and variables", Tree: "file a\nfile b", Dockerfile: "FROM scratch AS one\nARG x=a\nENV y=b\nFROM one\nCOPY $x $y /z/\n"},
	{Name: "defaults and alternatives", Tree: "file a\nfile b\nfile ab", Dockerfile: "FROM scratch\nARG e=\nARG x=a\nCOPY ${x:-b} /1\nCOPY ${e:-b} /2\nCOPY ${x:+b} /3\nCOPY ${e:+b}a /4\nCOPY ${x}b /5\nCOPY ${e-a}a /6\n"},
	{Name: "a prefix and a suffix cut off", Tree: "file a\nfile a.go\nfile go", Dockerfile: "FROM scratch\nARG x=a.go\nCOPY ${x%.go} /1\nCOPY ${x#a.} /2\nCOPY ${x/.go/} /3\n"},
	{Name: "a message for what is not set", Tree: "file a", Dockerfile: "FROM scratch\nCOPY ${x:?unset} /1\n"},
	{Name: "quotes and backslashes", Tree: "file $x\nfile \"a b\"\nfile a", Dockerfile: "FROM scratch\nARG x=a\nCOPY \\$x /1\nCOPY \"$x\" /2\nCOPY '$x' /3\nENV y=\"a b\"\nCOPY $y /4/\n"},
	{Name: "several on a line", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nENV x=a y=b z=$x\nARG v=a w=b\nCOPY $x $y /1/\nCOPY $v $w /2/\nCOPY a$z /3/\n"},
	{Name: "an old ENV", Tree: "file a\nfile \"a b\"", Dockerfile: "FROM scratch\nENV x a\nCOPY $x /1/\n"},
	{Name: "a variable of a variable", Tree: "file d/a", Dockerfile: "ARG x=d\nARG y=$x/a\nFROM scratch\nARG y\nCOPY $y /1/\n"},
	{Name: "the destination is expanded", Tree: "file a", Dockerfile: "FROM scratch\nARG d=/x/\nWORKDIR ${d}y\nCOPY a $d\nCOPY a z\n"},
	{Name: "what every build has", Tree: "file amd64\nfile linux\nfile arm64\nfile x", Dockerfile: "FROM scratch\nARG TARGETOS\nCOPY $TARGETOS /1\nCOPY x$TARGETARCH /2\n"},
	{Name: "proxies need no ARG", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY a$http_proxy /1\n", Args: []string{"http_proxy=b"}},
	{Name: "another escape", Tree: "file a\nfile b", Dockerfile: "# escape=`\nFROM scratch\nCOPY a `\n b /x/\n"},
	{Name: "a directive of another syntax is a comment behind a comment", Tree: "file a", Dockerfile: "# hello\n# escape=`\nFROM scratch\nCOPY a \\\n /x/\n"},
	{Name: "the working directory", Tree: "file a", Dockerfile: "FROM scratch\nWORKDIR w\nCOPY a .\nWORKDIR ../v\nCOPY a x/\nWORKDIR /\nCOPY a ./y\nCOPY a ../z\n"},
	{Name: "no working directory", Tree: "file a", Dockerfile: "FROM scratch\nCOPY a .\nCOPY a x\nCOPY a ./y/\n"},
	{Name: "a comment in the middle", Tree: "file a\nfile b", Dockerfile: "FROM scratch\nCOPY a \\\n# no\n\n b /x/\n"},
	{Name: "instructions in lower case", Tree: "file a\nfile b", Dockerfile: "from scratch as one\ncopy a /x\nfrom scratch\nadd --from=one /x /y\n"},
	{Name: "an unknown instruction is refused", Tree: "file a", Dockerfile: "FROM scratch\nCOPI a /x\n"},
	{Name: "an unknown flag is refused", Tree: "file a", Dockerfile: "FROM scratch\nCOPY --form=x a /x\n"},
	{Name: "no destination is refused", Tree: "file a", Dockerfile: "FROM scratch\nCOPY a\n"},
	{Name: "no stage is refused", Tree: "file a", Dockerfile: "ARG a\n"},
	{Name: "no instruction is refused", Tree: "file a\nfile Dockerfile \"\""},
	{Name: "an instruction before FROM is refused", Tree: "file a", Dockerfile: "COPY a /x\nFROM scratch\n"},
	{Name: "a byte order mark", Tree: "file a", Dockerfile: "\ufeffFROM scratch\nCOPY a /x\n"},
	{Name: "lines end in CR LF", Tree: "file a\nfile b", Dockerfile: "FROM scratch\r\nCOPY a \\\r\n b /x/\r\n"},
}
