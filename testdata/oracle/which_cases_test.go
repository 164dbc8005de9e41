package oracle

import "ctxaudit/testdata/oracle/cases"

// Which ignore file is read.
var whichCases = []cases.Case{
	{Name: "none", Tree: "file foo"},
	{Name: "the one at the root", Tree: "file foo", Ignore: "foo\n"},
	{
		Name: "the one of the Dockerfile wins, without a merge",
		Tree: `file foo
			file bar
			file Dockerfile.dockerignore "bar\n"`,
		Ignore: "foo\n",
	},
	{
		Name: "an empty one of the Dockerfile wins",
		Tree: `file foo
			file Dockerfile.dockerignore ""`,
		Ignore: "foo\n",
	},
	{
		Name: "one of the Dockerfile with comments alone wins",
		Tree: `file foo
			file Dockerfile.dockerignore "# foo\n"`,
		Ignore: "foo\n",
	},
	{
		Name: "its name is exact",
		Tree: `file foo
			file dockerfile.dockerignore "*\n"
			file Dockerfile.Dockerignore "*\n"`,
		Ignore: "foo\n",
	},
	{
		Name: "beside a Dockerfile in a directory, with patterns from the root",
		Tree: `file docker/foo
			file foo
			file bar
			file docker/Dockerfile.prod.dockerignore "foo\n"`,
		Ignore: "bar\n",
		File:   "docker/Dockerfile.prod",
	},
	{
		Name: "the root's name beside a Dockerfile in a directory is not read",
		Tree: `file docker/foo
			file foo
			file bar
			file docker/.dockerignore "foo\n"`,
		Ignore: "bar\n",
		File:   "docker/Dockerfile",
	},
	{
		Name: "beside a Dockerfile out of the context",
		Tree: `file foo
			file bar
			file ../docker/Dockerfile.dockerignore "foo\n"`,
		Ignore: "bar\n",
		File:   "../docker/Dockerfile",
	},
	{
		Name:   "a Dockerfile out of the context and the root's",
		Tree:   "file foo\nfile bar\nfile ../docker/x",
		Ignore: "bar\n",
		File:   "../docker/Dockerfile",
	},
	{
		Name: "the one of another Dockerfile is not read",
		Tree: `file foo
			file bar
			file prod.Dockerfile.dockerignore "foo\n"
			file Dockerfile.prod.dockerignore "foo\n"`,
		Ignore: "bar\n",
	},
	{
		Name: "nested ones are not read",
		Tree: `file d/foo
			file d/.dockerignore "foo\n"`,
	},
	{
		Name: "what git or podman read is not read",
		Tree: `file foo
			file .gitignore "foo\n"
			file .containerignore "foo\n"
			file Dockerfile.containerignore "foo\n"`,
	},
	{
		Name: "both cases of a Dockerfile",
		Tree: `file foo
			file bar
			file Dockerfile "FROM scratch\nCOPY . /\n"
			file dockerfile "FROM scratch\n"
			file dockerfile.dockerignore "foo\n"
			file Dockerfile.dockerignore "bar\n"`,
	},
	{
		Name: "a link to a file in the context is followed",
		Tree: `file rules "foo\n"
			file foo
			link .dockerignore -> rules`,
	},
	{
		Name: "a link in a link in the context is followed",
		Tree: `file d/rules "foo\n"
			file foo
			link e -> d
			link .dockerignore -> e/rules`,
	},
	{
		Name: "a directory means no rules",
		Tree: `file foo
			file .dockerignore/foo`,
	},
	{
		Name: "the Dockerfile's is a link in its directory",
		Tree: `file foo
			file rules "foo\n"
			link Dockerfile.dockerignore -> rules`,
	},
	{
		Name: "a Dockerfile that is a link: the name of the link counts",
		Tree: `file foo
			file bar
			file real "FROM scratch\nCOPY . /\n"
			file real.dockerignore "foo\n"
			file named.dockerignore "bar\n"
			link named -> real`,
		File: "named",
	},
	{
		Name: "a Dockerfile below a link to a directory",
		Tree: `file foo
			file real/Dockerfile "FROM scratch\nCOPY . /\n"
			file real/Dockerfile.dockerignore "foo\n"
			link docker -> real`,
		File: "docker/Dockerfile",
	},
	{
		Name:   "the Dockerfile and the ignore file are entries like others",
		Tree:   "file foo",
		Ignore: "Dockerfile\n.dockerignore\n",
	},
	{Name: "everything excluded, and the build passes", Tree: "file foo\nfile d/x", Ignore: "*\n"},
	{Name: "a dangling link means no rules", Tree: "file foo\nlink .dockerignore -> missing"},
	{Name: "a link in a circle", Tree: "file foo\nlink .dockerignore -> .dockerignore"},
	{
		Name: "an absolute link",
		Tree: `file rules "foo\n"
			file foo
			link .dockerignore -> /rules`,
	},
	{
		Name: "a link out of the context and back into it",
		Tree: `file rules "foo\n"
			file foo
			link .dockerignore -> ../context/rules`,
	},
}

// What BuildKit does in its own way.
var buildkitCases = []cases.Case{
	{
		Name: "a Dockerfile in lower case",
		Tree: `file foo
			file dockerfile "FROM scratch\nCOPY . /\n"
			file dockerfile.dockerignore "foo\n"
			file Dockerfile.dockerignore "*\n"`,
	},
	{
		Name: "a link out of the context means no rules",
		Tree: `file ../rules "foo\n"
			file foo
			link .dockerignore -> ../rules`,
	},
	{
		Name: "a link out of the context and back is held at the root",
		Tree: `file rules "foo\n"
			file foo
			link .dockerignore -> ../rules`,
	},
	{
		Name: "a directory in the place of the Dockerfile's",
		Tree: `file foo
			file bar
			dir Dockerfile.dockerignore`,
		Ignore: "foo\n",
	},
	{
		Name: "the Dockerfile's is a link out of its directory",
		Tree: `file foo
			file bar
			file rules "foo\n"
			link docker/Dockerfile.dockerignore -> ../rules`,
		Ignore: "bar\n",
		File:   "docker/Dockerfile",
	},
	{
		Name: "a Dockerfile that is a link out of its directory is refused",
		Tree: `file foo
			file real "FROM scratch\nCOPY . /\n"
			link docker/Dockerfile -> ../real`,
		File: "docker/Dockerfile",
	},
	{
		Name: "a Dockerfile that is a directory is refused",
		Tree: "file foo\ndir Dockerfile",
	},
	{
		Name:   "an ignore file that is a FIFO",
		Tree:   "file foo\nfifo Dockerfile.dockerignore",
		Ignore: "foo\n",
	},
	{Name: "a FIFO in the place of the ignore file", Tree: "file foo\nfifo .dockerignore"},
	{Name: "a socket in the place of the ignore file", Tree: "file foo\nsocket .dockerignore"},
}
