package lint

import (
	"path"
	"strings"
)

// usual says that a pattern is one of those that people write before there is
// anything to match: a wildcard, or a path with a name that templates carry,
// that a build makes or that nobody wants. It guards against a later day and is
// no mistake.
func usual(text string) bool {
	text = exclusion(text)
	text = strings.TrimSuffix(strings.TrimSuffix(text, "/**"), "/*")
	text = strings.TrimPrefix(text, "**/")
	if !literal(text) || litter(path.Base(text)) {
		return true
	}
	for part := range strings.SplitSeq(strings.ToLower(text), "/") {
		if usualNames[part] || madeNames[part] {
			return true
		}
	}
	return false
}

// litter says that a name is one that nobody wants in an image, wherever it
// lies: caches, logs, settings of one developer, secrets.
func litter(text string) bool {
	return litterNames[strings.ToLower(text)] || litterEndings[strings.ToLower(strings.TrimPrefix(path.Ext(text), "."))]
}

// made says that a path looks like one that a build makes, as in the
// allowlists that come with templates: "*" and "!target/app.jar".
func made(text string) bool {
	for part := range strings.SplitSeq(strings.ToLower(text), "/") {
		if madeNames[part] {
			return true
		}
	}
	return false
}

var madeNames = names("target build dist out output bin obj publish release releases node_modules vendor wheels wheelhouse .next _build .build artifacts pkg")

var litterNames = names(`
	node_modules .git .hg .svn .ds_store thumbs.db .env .env.local .env.* *.env .envrc .venv venv __pycache__ .pytest_cache .mypy_cache .ruff_cache .tox .nox
	.ipynb_checkpoints .idea .vscode .vs .cache .next .nuxt .turbo .parcel-cache .nyc_output .gradle .terraform .sass-cache .dart_tool .svelte-kit
	.pnpm-store .yarn .npm .eslintcache htmlcov .coverage npm-debug.log .direnv .secrets
`)

var litterEndings = names("log pyc pyo swp swo tmp temp bak orig rej pem key p12 pfx env sqlite sqlite3 db coverage tsbuildinfo pid lcov")

// usualNames are names, in lower case, from the templates of builders,
// frameworks and editors.
var usualNames = names(`
	.git .gitignore .gitattributes .gitmodules .gitkeep .github .gitlab .gitlab-ci.yml .hg .svn .bzr .circleci .travis.yml
	.dockerignore .containerignore dockerfile containerfile docker-compose.yml docker-compose.yaml compose.yml compose.yaml
	docker-compose.override.yml docker-compose.dev.yml docker-compose.prod.yml .devcontainer jenkinsfile makefile
	.ds_store thumbs.db desktop.ini .vscode .idea .vs .fleet .zed .settings .project .classpath .editorconfig
	.env .env.local .env.development .env.test .env.production .envrc .secrets .direnv
	.env.development.local .env.test.local .env.production.local
	node_modules npm-debug.log yarn-debug.log yarn-error.log lerna-debug.log pnpm-debug.log .npm .yarn .pnp .pnp.js .pnpm-store
	bower_components jspm_packages .next .nuxt .output .svelte-kit .astro .parcel-cache .turbo .vercel .netlify .cache .eslintcache
	.stylelintcache .node_repl_history .nyc_output storybook-static .docusaurus .angular .expo .serverless .vite .wrangler
	dist build out bin obj target lib lib64 tmp temp log logs coverage htmlcov report reports coverage.out cover.out coverage.txt lcov.info
	__pycache__ .python-version .venv venv env env.bak venv.bak .pytest_cache .mypy_cache .ruff_cache .tox .nox .hypothesis
	.coverage coverage.xml .ipynb_checkpoints .eggs eggs develop-eggs sdist wheels parts .installed.cfg pip-log.txt
	pip-delete-this-directory.txt .pyre .pytype .dmypy.json dmypy.json celerybeat-schedule db.sqlite3 local_settings.py instance
	.webassets-cache .scrapy .spyderproject .ropeproject .pdm.toml .pdm-python __pypackages__ site cython_debug .pybuilder
	vendor .bundle .byebug_history .gradle .mvn .kotlin .terraform .vagrant .sass-cache .stack-work _build deps
	.phpunit.result.cache .php_cs.cache .php-cs-fixer.cache .elixir_ls erl_crash.dump .dart_tool .flutter-plugins .packages pods deriveddata .build .swiftpm
	.toolstarget testresults .nuget packages secrets.dev.yaml values.dev.yaml charts
	license readme readme.md changelog.md contributing.md doc docs test tests __tests__ spec e2e cypress
	yarn.lock package-lock.json pnpm-lock.yaml bun.lock bun.lockb npm-shrinkwrap.json .npmrc .npmignore .prettierrc .prettierignore
	.eslintrc .eslintrc.js .eslintrc.cjs .eslintrc.json .eslintignore .babelrc .husky .lintstagedrc .nvmrc tsconfig.tsbuildinfo
	playwright-report test-results .playwright .vitest .jest .nx .verdaccio .tshy .tshy-build .temp .tmp .cursor .cursorrules .copilot
	.claude .ai .aider .windsurf .appledouble .lsoverride .trashes .spotlight-v100 .fseventsd ehthumbs.db .directory nbproject .settings.json
	.lock-wscript web_modules .rpt2_cache .rts2_cache_cjs .rts2_cache_es .rts2_cache_umd .yarn-integrity .fusebox .dynamodb .tern-port
	.vscode-test .yardoc .elixir-ls uploads storage data media staticfiles generated secrets master.key credentials.yml.enc backups
	appsettings.json appsettings.development.json appsettings.production.json appsettings.staging.json var .codeclimate.yml azds.yaml
`)

func names(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(list) {
		set[name] = true
	}
	return set
}

// gitIgnored says that the .gitignore at the root names a path or a directory
// above it: what git
// ignores is missing from a fresh checkout and comes with the first build.
func (s *subject) gitIgnored(text string) bool {
	if s.gitignore == nil {
		s.gitignore = map[string]bool{}
		for line := range strings.Lines(s.read(".gitignore")) {
			s.gitignore[bare(strings.TrimSpace(line))] = true
		}
	}
	for text = bare(exclusion(text)); text != "." && text != "/"; text = path.Dir(text) {
		if s.gitignore[text] || s.gitignore[path.Base(text)] {
			return true
		}
	}
	return false
}

// bare returns a pattern without what its two dialects write differently.
func bare(text string) string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "**/"), "/")
	return strings.TrimSuffix(strings.TrimSuffix(text, "/**"), "/")
}
