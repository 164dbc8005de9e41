package lint

import (
	"path"
	"strings"
)

// usual says that a pattern is one of those that people write before there is
// anything to match: a wildcard, or a name that templates carry. It guards
// against a later day and is no mistake.
func usual(text string) bool {
	text = exclusion(text)
	text = strings.TrimSuffix(strings.TrimSuffix(text, "/**"), "/*")
	if !literal(strings.TrimPrefix(text, "**/")) {
		return true
	}
	return usualNames[strings.ToLower(path.Base(text))]
}

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
	dist build out bin obj target lib lib64 tmp temp log logs coverage htmlcov report reports
	__pycache__ .python-version .venv venv env env.bak venv.bak .pytest_cache .mypy_cache .ruff_cache .tox .nox .hypothesis
	.coverage coverage.xml .ipynb_checkpoints .eggs eggs develop-eggs sdist wheels parts .installed.cfg pip-log.txt
	pip-delete-this-directory.txt .pyre .pytype .dmypy.json dmypy.json celerybeat-schedule db.sqlite3 local_settings.py instance
	.webassets-cache .scrapy .spyderproject .ropeproject .pdm.toml .pdm-python __pypackages__ site cython_debug .pybuilder
	vendor .bundle .byebug_history .gradle .mvn .kotlin .terraform .vagrant .sass-cache .stack-work _build deps
	.phpunit.result.cache .php_cs.cache .php-cs-fixer.cache .elixir_ls erl_crash.dump .dart_tool .flutter-plugins .packages pods deriveddata .build .swiftpm
	.toolstarget testresults .nuget packages secrets.dev.yaml values.dev.yaml charts
	license readme readme.md changelog.md contributing.md docs test tests spec e2e cypress
`)

func names(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(list) {
		set[name] = true
	}
	return set
}

// gitIgnored says that the .gitignore at the root names the same: what git
// ignores is missing from a fresh checkout and comes with the first build.
func (s *subject) gitIgnored(text string) bool {
	if s.gitignore == nil {
		s.gitignore = map[string]bool{}
		for line := range strings.Lines(s.read(".gitignore")) {
			s.gitignore[bare(strings.TrimSpace(line))] = true
		}
	}
	text = bare(exclusion(text))
	return s.gitignore[text] || s.gitignore[path.Base(text)]
}

// bare returns a pattern without what its two dialects write differently.
func bare(text string) string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "**/"), "/")
	return strings.TrimSuffix(strings.TrimSuffix(text, "/**"), "/")
}
