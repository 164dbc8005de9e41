package oracle

import "ctxaudit/testdata/oracle/cases"

// adviceCases are projects of several stacks that nobody tidied.
var adviceCases = []cases.Case{
	{
		Name: "node in two stages",
		Tree: `
file package.json
file package-lock.json
file tsconfig.json
file src/index.ts
file node_modules/a/index.js
file packages/ui/node_modules/b/index.js
file dist/index.js
file .next/page.js
file coverage/lcov.info
file .git/HEAD
file README.md
`,
		Dockerfile: `FROM base AS build
COPY package*.json tsconfig.json /app/
RUN npm ci
COPY . /app/
RUN npm run build
FROM base
COPY --from=build /app/src /app/src
COPY README.md /app/
`,
	},
	{
		Name: "front end built on the host",
		Tree: `
file vite.config.ts
file dist/index.html
file dist/assets/a.js
file node_modules/a/index.js
`,
		Dockerfile: "FROM base\nCOPY dist /usr/share/nginx/html\n",
	},
	{
		Name: "go with vendored sources and a version",
		Tree: `
file go.mod
file main.go
file vendor/modules.txt
file vendor/a/a.go
file .git/HEAD
file bin/app
file coverage.out
`,
		Dockerfile: "FROM base\nCOPY . /src\nRUN go build -mod=vendor ./...\n",
	},
	{
		Name: "rust with its manifest first",
		Tree: `
file Cargo.toml
file Cargo.lock
file src/main.rs
file target/debug/app
file target/CACHEDIR.TAG
`,
		Dockerfile: "FROM base AS build\nCOPY Cargo.* /src/\nRUN cargo build\nCOPY src /src/src\nRUN cargo build\nFROM scratch\nCOPY --from=build /src/src /\n",
	},
	{
		Name: "java from a jar made on the host",
		Tree: `
file pom.xml
file target/app.jar
file target/classes/A.class
file target/app.jar.original
`,
		Dockerfile: "FROM base\nCOPY target/*.jar /app/\n",
	},
	{
		Name: "gradle with several modules",
		Tree: `
file settings.gradle
file build.gradle
file core/core.gradle
file core/build/libs/core.jar
file app/build.gradle
file app/build/libs/app.jar
file buildSrc/build/x
file build/Readme
file .gradle/8/x
`,
		Dockerfile: "FROM base AS build\nCOPY . /src\nRUN ./gradlew bootJar\nFROM base\nCOPY app/build/libs/ /app/\n",
	},
	{
		Name: "python with a virtual environment and packages it is made of",
		Tree: `
file pyproject.toml
file README.md
file app/__init__.py
file app/__pycache__/a.pyc
file .venv/pyvenv.cfg
file .venv/lib/x.py
file build/lib/app/__init__.py
file dist/app-1.0.whl
file .mypy_cache/x
`,
		Dockerfile: "FROM base\nCOPY pyproject.toml README.md /src/\nRUN pip install .\nCOPY . /src\n",
	},
	{
		Name: "php with what composer made",
		Tree: `
file composer.json
file vendor/autoload.php
file vendor/a/b.php
file public/index.php
file storage/framework/views/.gitignore
file storage/logs/laravel.log
`,
		Dockerfile: "FROM base\nCOPY . /var/www\n",
	},
	{
		Name: "ruby with gems and logs",
		Tree: `
file Gemfile
file config.ru
file vendor/bundle/a
file log/development.log
file tmp/cache/x
file tmp/pids/.keep
`,
		Dockerfile: "FROM base\nCOPY Gemfile /app/\nRUN bundle install\nCOPY . /app\n",
	},
	{
		Name: "elixir whose front end takes from deps",
		Tree: `
file mix.exs
file deps/phoenix/package.json
file _build/dev/x
file assets/package.json
file assets/node_modules/a
`,
		Dockerfile: "FROM base AS assets\nCOPY deps/phoenix/package.json /p/\nCOPY assets /assets\nRUN npm ci\nFROM base\nCOPY . /app\nRUN mix deps.get && mix release\n",
	},
	{
		Name: "dotnet",
		Tree: `
file App.sln
file src/App/App.csproj
file src/App/Program.cs
file src/App/bin/Debug/App.dll
file src/App/obj/project.assets.json
file tools/bin/run
`,
		Dockerfile: "FROM base\nCOPY src/*/*.csproj /src/\nRUN dotnet restore\nCOPY . /src\nRUN dotnet publish -c Release\n",
	},
	{
		Name: "cmake beside a directory of that name",
		Tree: `
file CMakeLists.txt
file src/main.c
file build/CMakeCache.txt
file build/main.o
file src/build/make.h
`,
		Dockerfile: "FROM base\nCOPY . /src\nRUN cmake -B build && cmake --build build\n",
	},
	{
		Name: "a link to what would be left out",
		Tree: `
file Cargo.toml
file target/debug/app
link app -> target/debug/app
`,
		Dockerfile: "FROM base\nCOPY app /\nCOPY . /src\nRUN cargo build\n",
	},
	{
		Name:       "a wildcard follows the links that it matches",
		Tree:       "file Makefile\nfile app.log\nlink x -> app.log\n",
		Dockerfile: "FROM base\nCOPY * /x/\n",
	},
	{
		Name:       "links at the root are followed where --exclude is given",
		Tree:       "file Cargo.toml\nfile target/debug/app\nfile x\nlink app -> target/debug/app\n",
		Dockerfile: "FROM base\nCOPY --exclude=x . /src\nRUN cargo build\n",
	},
	{
		Name:       "what comes first decides whether it becomes a file",
		Tree:       "file .git/HEAD\nfile a\nfile b/c\n",
		Dockerfile: "FROM base\nADD * /x/f\n",
	},
	{
		Name:       "also on the way from stage to stage",
		Tree:       "file web/.turbo/log\n",
		Dockerfile: "FROM base\nCOPY * .\nFROM base\nCOPY --from=0 /* /y\n",
	},
	{
		Name:       "of two that may not go together the safe one goes",
		Tree:       "file web/.next/page.js\nfile web/.turbo/log\n",
		Dockerfile: "FROM base\nCOPY web /n/web\n",
	},
	{
		Name:       "a new ignore file comes first",
		Tree:       "file .Trash-0/x\nfile .a/b\nfile .idea/c\n",
		Dockerfile: "FROM base\nCOPY .* /x/f\n",
	},
	{
		Name:       "an exception lets in again what lies deeper",
		Tree:       "file Makefile\nfile web/.turbo/log\n",
		Ignore:     "*/*\r\nMakefile\r\n! *\r\n",
		Dockerfile: "FROM base\nCOPY . /n/\n",
	},
	{
		Name:       "what a build makes later, let in by an exception of the user",
		Tree:       "file x\nfile dist/linux/traefik\nfile dist/y\n",
		Ignore:     "dist/\n!dist/**/traefik\n",
		Dockerfile: "FROM base\nCOPY ./dist/linux/traefik /\n",
	},
	{
		Name:       "what the builder lists and does not open is there, and stays empty",
		Tree:       "file web/a\nfile web/build/out/page\n",
		Ignore:     "web/build\n!web/build/out/page\nweb/build/out\n",
		Dockerfile: "FROM base\nCOPY . /n/\n",
	},
	{
		Name: "mounts see the context",
		Tree: `
file package.json
file node_modules/a/index.js
file web/dist/x
file web/vite.config.ts
`,
		Dockerfile: "FROM base\nRUN --mount=type=bind,source=web/dist,target=/d true\nRUN --mount=type=bind,target=/c npm run build\n",
	},
	{
		Name:       "exceptions of the user",
		Tree:       "file dist/keep\nfile dist/x\nfile tsconfig.json\nfile node_modules/a\nfile logs/a.log\nfile b.log\n",
		Ignore:     "dist\n!dist/keep\n**/*.log\n!logs/a.log\n",
		Dockerfile: "FROM base\nCOPY dist/keep logs/a.log /k/\nCOPY . /app\nRUN npm ci\n",
	},
	{
		Name:       "an allowlist",
		Tree:       "file src/a\nfile src/__pycache__/b\nfile x\nfile go.mod\n",
		Ignore:     "*\n!src\n!go.mod\n",
		Dockerfile: "FROM base\nCOPY go.mod /\nCOPY src /src\n",
	},
	{
		Name:       "a source that is there for an empty directory in it alone",
		Tree:       "dir .git/node_modules\n",
		Ignore:     ".git\n!**/node_modules\n",
		Dockerfile: "FROM base\nCOPY [\"a*\", \".git\", \"/y\"]\n",
	},
	{
		Name:       "and with others of its name to leave out",
		Tree:       "file package.json\nfile web/node_modules/a/index.js\ndir dist/node_modules\n",
		Ignore:     "dist\n!dist/node_modules\n",
		Dockerfile: "FROM base\nCOPY dist /d/\nCOPY . /app\nRUN npm ci\n",
	},
	{
		Name:       "a rule that would fail if it were tested",
		Tree:       "file src/a\nfile x\n",
		Ignore:     "*\nsrc/\\q\n!src\n",
		Dockerfile: "FROM base\nCOPY src /s/\n",
	},
	{
		Name:       "a byte order mark before the first rule",
		Tree:       "file api/build/libs/app.jar\nfile api/vendor/a/b.php\n",
		Ignore:     "\ufeff**/vendor\n",
		Dockerfile: "FROM base\nCOPY api/* /n/\n",
	},
	{
		Name:       "what an exception in an allowlist lets in",
		Tree:       "file src/x.js\nfile src/__pycache__/x.js\n",
		Ignore:     "*\n!**/x.js\n",
		Dockerfile: "FROM base\nCOPY src /x/\n",
	},
	{
		Name:       "a wildcard in a directory that has to be there",
		Tree:       "link foobar -> /\nfile web/.env\n",
		Dockerfile: "FROM base\nCOPY [\"*/node_modules\", \"sub/\"]\nCOPY web/*/package.json /n/\n",
	},
	{
		Name:       "a directory that a wildcard looks in, sent for what is to be left out alone",
		Tree:       "file web/ui/node_modules/z/index.js\nfile web/ui/package.json\nfile web/README.md\n",
		Dockerfile: "FROM base\nCOPY web/.env* /n/\nADD **/index.js /\n",
	},
	{
		Name:       "a wildcard and a link to the directory it lies in",
		Tree:       "dir build\nlink barfoo -> .\n",
		Dockerfile: "FROM base\nADD */build /\n",
	},
	{
		Name:       "an allowlist that lacks a source, and what is to be left out of that",
		Tree:       "file src/a\nfile web/package.json\nfile web/node_modules/b\n",
		Ignore:     "*\n!src\n",
		Dockerfile: "FROM base AS a\nCOPY web /web\nRUN npm ci\nFROM base\nCOPY src /src\n",
	},
	{
		Name:       "a source that is left out, of a stage that is not built",
		Tree:       "file a/x\nfile a/node_modules/y\nfile b\n",
		Ignore:     "a\n!a/x\n",
		Dockerfile: "FROM base\nCOPY a/node_modules /n/\nFROM base\nCOPY a b /n/\n",
	},
	{
		Name:       "odd names",
		Tree:       "file \"a b/Cargo.toml\"\nfile \"a b/target/x\"\nfile [x]/Cargo.toml\nfile [x]/target/y\nfile \"t\\tq/node_modules/z\"\nfile \"\u00a0/node_modules/z\"\nfile !n/node_modules/z\nfile #n/Cargo.toml\nfile #n/target/w\nfile a^b/Cargo.toml\nfile a^b/target/w\n",
		Dockerfile: "FROM base\nCOPY . /src\nRUN cargo build && npm ci\n",
	},
}
