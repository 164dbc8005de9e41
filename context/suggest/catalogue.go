package suggest

// The commands that several kinds share. A command matches when it begins with
// the first word and the others follow in their order; "*" stands for any
// arguments, "!" for none but flags from there on.
const (
	npm    = "npm ci|npm install !|npm i !|npm clean-install|yarn !|yarn install !|yarn workspaces focus|pnpm install !|pnpm i !|bun install !"
	bundle = "npm run build|yarn build|yarn run build|pnpm build|pnpm run build|bun run build|turbo build|nx build|npx nx build|npx turbo build"
	pip    = "pip install|python pip install|uv sync|uv pip install|poetry install|pdm install|pipenv install|hatch build|python build|python setup.py"
	gradle = "gradle build|gradle assemble|gradle bootJar|gradle bootWar|gradle jar|gradle war|gradle shadowJar|gradle installDist|gradle distTar|gradle distZip|gradle nativeCompile|gradle buildFatJar|gradle classes|gradle assembleRelease|gradle bundleRelease"
	maven  = "mvn package|mvn install|mvn verify|mvn compile|mvn deploy"
	dotnet = "dotnet build|dotnet publish|dotnet pack|dotnet msbuild|dotnet test|dotnet run|msbuild *"
	cargo  = "cargo build|cargo install --path|cargo chef cook|cargo run|cargo test|cargo leptos|cargo zigbuild|cargo auditable|cargo rustc|cross build|trunk build|maturin *|wasm-pack build"
	cc     = "make *|cmake *|ninja *|meson *|gcc *|g++ *|clang *|clang++ *"
)

// catalogue holds every kind: identifier, class, what it is, names, evidence
// beside it, evidence inside it, commands that make it again. Where several
// kinds share a name, the first whose evidence holds wins.
var catalogue = []kind{
	// Node and the front end
	{"node-modules", fetched, "npm dependencies", "node_modules/", "", "", npm},
	{"bower", fetched, "Bower components", "bower_components/", "", "", "bower install"},
	{"jspm", fetched, "jspm packages", "jspm_packages/", "", "", "jspm install"},
	{"npm-cache", fetched, "npm cache", ".npm/", "", "_cacache _logs", npm},
	{"pnpm-store", fetched, "pnpm store", ".pnpm-store/", "", "", npm},
	{"yarn-cache", fetched, "Yarn cache", ".yarn/cache/ .yarn/unplugged/", "", "", npm},
	{"yarn-state", fetched, "Yarn install state", ".yarn/install-state.gz .yarn/build-state.yml", "", "", spare},
	{"next", output, "Next.js build", ".next/", "", "", bundle + "|next build|npx next build"},
	{"next-export", output, "Next.js export", "out/", "next.config.js next.config.mjs next.config.ts", "", bundle + "|next build"},
	{"nuxt", output, "Nuxt build", ".nuxt/", "", "", bundle + "|nuxt *|nuxi *|npx nuxi"},
	{"nitro", output, "Nitro server build", ".output/", "nuxt.config.ts nuxt.config.js nitro.config.ts vite.config.ts app.config.ts", "", bundle + "|nuxt *|nuxi *"},
	{"svelte-kit", output, "SvelteKit build", ".svelte-kit/", "", "", bundle + "|vite build"},
	{"astro", output, "Astro cache", ".astro/", "", "", bundle + "|astro build|npx astro build"},
	{"angular", fetched, "Angular cache", ".angular/", "", "", spare},
	{"docusaurus", output, "Docusaurus build", ".docusaurus/", "", "", bundle + "|docusaurus build"},
	{"vitepress", output, "VitePress output and cache", ".vitepress/cache/ .vitepress/dist/ .vuepress/dist/ .vuepress/.cache/ .vuepress/.temp/", "", "", bundle + "|vitepress build|vuepress build"},
	{"vinxi", output, "Vinxi build", ".vinxi/", "", "", bundle + "|vinxi build"},
	{"gatsby", fetched, "Gatsby cache", ".cache/", "gatsby-config.js gatsby-config.ts gatsby-config.mjs", "", spare},
	{"parcel", fetched, "Parcel cache", ".parcel-cache/", "", "", spare},
	{"vite", fetched, "Vite cache", ".vite/", "", "deps", spare},
	{"turbo", fetched, "Turborepo cache", ".turbo/", "", "", spare},
	{"nx", fetched, "Nx cache", ".nx/cache/ .nx/workspace-data/", "", "", spare},
	{"storybook", output, "Storybook build", "storybook-static/", "", "", "npm run build-storybook|yarn build-storybook|pnpm build-storybook|storybook build|npx storybook build"},
	{"js-dist", output, "front-end build", "dist/", "vite.config.js vite.config.ts vite.config.mjs webpack.config.js webpack.config.ts rollup.config.js rollup.config.mjs rollup.config.ts angular.json vue.config.js tsup.config.ts astro.config.mjs quasar.config.js quasar.config.ts nest-cli.json ember-cli-build.js tsconfig.json", "", bundle + "|tsc *|npx tsc|vite build|npx vite build|webpack *|npx webpack|rollup *|ng build|npx ng build|nest build|npx nest build"},
	{"react-build", output, "React build", "build/", "", "asset-manifest.json", bundle + "|react-scripts build"},
	{"js-build", output, "front-end build", "build/", "docusaurus.config.js docusaurus.config.ts svelte.config.js remix.config.js react-router.config.ts", "", bundle},
	{"eleventy", output, "Eleventy build", "_site/", ".eleventy.js eleventy.config.js eleventy.config.mjs eleventy.config.cjs", "", bundle + "|npx @11ty/eleventy|eleventy *"},
	{"js-cache", fetched, "compiler and linter cache", ".eslintcache .stylelintcache *.tsbuildinfo .rpt2_cache/ .swc/", "", "", spare},
	{"js-logs", output, "package manager log", "npm-debug.log* yarn-debug.log* yarn-error.log* lerna-debug.log* .pnpm-debug.log*", "", "", spare},
	{"expo", fetched, "Expo cache", ".expo/", "", "", spare},
	{"vercel", output, "Vercel output", ".vercel/", "", "", ask},
	{"netlify", output, "Netlify state", ".netlify/", "", "", ask},
	{"wrangler", fetched, "Wrangler state", ".wrangler/", "", "", spare},
	{"serverless", output, "serverless package", ".serverless/ .aws-sam/ cdk.out/", "", "", "serverless package|sls package|sam build|cdk synth|npx cdk synth"},
	{"meteor", fetched, "Meteor local build", ".meteor/local/", "", "", "meteor *"},
	{"coverage", output, "test coverage", "coverage/", "", "lcov.info lcov-report clover.xml coverage-final.json coverage-summary.json cobertura-coverage.xml .resultset.json .last_run.json", spare},
	{"nyc", output, "test coverage", ".nyc_output/ .c8_output/", "", "", spare},
	{"playwright", output, "Playwright results", "playwright-report/ blob-report/ test-results/", "playwright.config.ts playwright.config.js playwright.config.mjs", "", spare},
	{"cypress", output, "Cypress recordings", "cypress/videos/ cypress/screenshots/", "", "", spare},
	{"allure", output, "Allure results", "allure-results/ allure-report/", "", "", spare},

	// Python and data science
	{"pycache", fetched, "Python bytecode", "__pycache__/", "", "", spare},
	{"pyc", fetched, "Python bytecode", "*.pyc *.pyo", "", "", litter},
	{"venv", fetched, "Python virtual environment", ".venv/ venv/ env/ .env/ virtualenv/", "", "pyvenv.cfg", anywhere + pip + "|python venv|virtualenv *|uv venv"},
	{"venv-named", fetched, "Python virtual environment", "*/", "", "pyvenv.cfg", anywhere + pip + "|python venv|virtualenv *|uv venv"},
	{"conda", fetched, "Conda environment", "*/", "", "conda-meta", anywhere + "conda *|mamba *|micromamba *"},
	{"pixi", fetched, "Pixi environment", ".pixi/", "", "", "pixi *"},
	{"pypackages", fetched, "Python dependencies", "__pypackages__/", "", "", "pdm install|pdm sync"},
	{"tox", fetched, "tox and nox environments", ".tox/ .nox/", "", "", spare},
	{"pytest", fetched, "pytest cache", ".pytest_cache/", "", "", spare},
	{"python-checks", fetched, "type checker and linter cache", ".mypy_cache/ .dmypy.json .ruff_cache/ .pytype/ .pyre/ .hypothesis/", "", "", spare},
	{"python-coverage", output, "test coverage", "htmlcov/ .coverage .coverage.*", "", "", spare},
	{"egg-info", output, "Python package metadata", "*.egg-info/", "", "PKG-INFO", pip},
	{"eggs", fetched, "Python eggs", ".eggs/", "", "", pip},
	{"python-build", output, "Python build", "build/", "setup.py pyproject.toml setup.cfg", "lib bdist.* lib.* temp.*", pip},
	{"python-dist", output, "Python packages", "dist/", "setup.py pyproject.toml setup.cfg", "*.whl *.tar.gz *.egg", "python build|python setup.py|uv build|poetry build|hatch build|pdm build|flit build"},
	{"uv-cache", fetched, "Python package cache", ".uv-cache/ .uv_cache/ .pip-cache/ .pip_cache/", "", "", pip},
	{"notebook", fetched, "notebook checkpoints", ".ipynb_checkpoints/", "", "", spare},
	{"mlflow", output, "MLflow runs", "mlruns/", "", "0 models", ask},
	{"wandb", output, "Weights & Biases runs", "wandb/", "", "latest-run run-* offline-run-* debug.log", ask},
	{"lightning", output, "Lightning logs", "lightning_logs/", "", "", ask},
	{"tensorboard", output, "TensorBoard events", "events.out.tfevents.*", "", "", spare},
	{"catboost", output, "CatBoost log", "catboost_info/", "", "", spare},
	{"dvc", fetched, "DVC cache", ".dvc/cache/ .dvc/tmp/", "", "", "dvc *"},
	{"sphinx", output, "Sphinx build", "_build/", "conf.py", "", "sphinx-build *|make html|make dirhtml"},
	{"mkdocs", output, "MkDocs build", "site/", "mkdocs.yml mkdocs.yaml", "", "mkdocs build"},
	{"marimo", fetched, "marimo cache", "__marimo__/", "", "", spare},

	// Go
	{"go-coverage", output, "test coverage", "coverage.out cover.out coverprofile.out *.coverprofile", "", "", spare},
	{"go-debug", output, "Delve binary", "__debug_bin*", "", "", spare},
	{"go-modcache", fetched, "Go module cache", "pkg/mod/", "", "cache", "go mod download|go build|go install|go mod vendor"},
	{"go-cache", fetched, "Go build cache", "go-build/ .gocache/ .go-cache/", "", "trim.txt", spare},

	// Rust
	{"cargo-target", output, "Cargo build", "target/", "Cargo.toml", "", anywhere + cargo},
	{"cargo-home", fetched, "Cargo registry", ".cargo/registry/ .cargo/git/", "", "", cargo + "|cargo fetch"},
	{"rustc-ice", output, "compiler crash report", "rustc-ice-*.txt", "", "", spare},
	{"sccache", fetched, "compiler cache", ".sccache/ .ccache/", "", "", spare},

	// Java, Kotlin, Scala, Clojure
	{"maven-target", output, "Maven build", "target/", "pom.xml", "", maven},
	{"sbt-target", output, "sbt build", "target/", "build.sbt build.properties", "", "sbt *"},
	{"clojure-target", output, "Clojure build", "target/", "project.clj deps.edn build.clj shadow-cljs.edn", "", "lein *|clojure *|clj *"},
	{"gradle-build", output, "Gradle build", "build/", "build.gradle build.gradle.kts settings.gradle settings.gradle.kts *.gradle *.gradle.kts", "", gradle},
	{"gradle-cache", fetched, "Gradle cache", ".gradle/", "", "", "gradle *"},
	{"kotlin", fetched, "Kotlin cache", ".kotlin/", "", "", spare},
	{"maven-repository", fetched, "Maven repository", ".m2/repository/", "", "", "mvn *"},
	{"ivy", fetched, "Ivy and Coursier cache", ".ivy2/ .coursier/", "", "", "sbt *|mill *"},
	{"scala-tools", fetched, "Scala tooling cache", ".bloop/ .metals/ .scala-build/", "", "", spare},
	{"mill", output, "Mill build", "out/", "build.sc build.mill", "", "mill *"},
	{"ant", output, "Ant build", "build/", "build.xml", "classes", "ant *"},
	{"clojure-cache", fetched, "Clojure cache", ".cpcache/ .shadow-cljs/", "", "", spare},
	{"intellij-out", output, "IntelliJ build", "out/", "", "production", ask},
	{"jvm-dump", output, "JVM crash report or heap dump", "hs_err_pid*.log replay_pid*.log *.hprof", "", "", spare},

	// .NET
	{"dotnet-obj", output, ".NET intermediate files", "obj/", "*.csproj *.fsproj *.vbproj *.sqlproj *.vcxproj", "", dotnet + "|dotnet restore"},
	{"dotnet-bin", output, ".NET build", "bin/", "*.csproj *.fsproj *.vbproj *.sqlproj *.vcxproj", "", dotnet},
	{"dotnet-artifacts", output, ".NET build", "artifacts/", "Directory.Build.props *.sln *.slnx", "bin obj publish package", dotnet},
	{"dotnet-tests", output, "test results", "TestResults/", "", "", spare},
	{"resharper", fetched, "ReSharper cache", "_ReSharper*/", "", "", spare},

	// PHP
	{"composer", fetched, "Composer dependencies", "vendor/", "", "autoload.php", "composer install|composer update|composer require|composer create-project|php composer.phar install"},
	{"php-cache", fetched, "PHP tool cache", ".phpunit.cache/ .phpunit.result.cache .php-cs-fixer.cache .php_cs.cache .phpstan/ .psalm/", "", "", spare},
	{"symfony", fetched, "Symfony cache", "var/cache/", "symfony.lock bin/console", "", "php console|console *|composer install"},

	// Ruby
	{"ruby-bundle", fetched, "Ruby gems", "vendor/bundle/", "", "", "bundle install"},
	{"bundler", fetched, "Bundler settings and gems", ".bundle/", "", "", ask},
	{"rails-cache", fetched, "Rails cache", "tmp/cache/", "config.ru Rakefile Gemfile", "", spare},
	{"php-assets", output, "compiled assets", "public/build/", "", "manifest.json entrypoints.json", bundle + "|vite build|encore *|npx encore"},
	{"rails-assets", output, "compiled assets", "public/assets/", "", ".sprockets-manifest-* .manifest.json", "* assets:precompile"},
	{"rails-packs", output, "compiled assets", "public/packs/ public/packs-test/ public/vite/ public/vite-test/", "", "manifest.json .vite", "* assets:precompile"},
	{"jekyll", output, "Jekyll build", "_site/", "_config.yml _config.yaml", "", "jekyll build|bundle jekyll build"},
	{"ruby-cache", fetched, "Ruby tool cache", ".sass-cache/ .jekyll-cache/ .yardoc/ .rubocop_cache/", "", "", spare},

	// Elixir and Erlang
	{"mix-build", output, "Mix build", "_build/", "mix.exs", "", "mix compile|mix release|mix deps.compile|mix escript.build|mix phx.server|mix test"},
	{"mix-deps", fetched, "Mix dependencies", "deps/", "mix.exs", "", "mix deps.get"},
	{"phoenix-assets", output, "compiled assets", "priv/static/assets/", "mix.exs", "", "mix assets.deploy|mix phx.digest"},
	{"mix-cover", output, "test coverage", "cover/", "mix.exs rebar.config", "", spare},
	{"rebar", output, "Rebar build", "_build/", "rebar.config rebar.lock", "", "rebar3 *"},
	{"elixir-tools", fetched, "Elixir tooling cache", ".elixir_ls/ .elixir-tools/ .lexical/ .expert/", "", "", spare},
	{"erl-crash", output, "Erlang crash dump", "erl_crash.dump", "", "", spare},

	// Swift and Apple
	{"swift-build", output, "Swift build", ".build/", "Package.swift", "", "swift build|swift test|swift run"},
	{"xcode", output, "Xcode build and user data", "DerivedData/ xcuserdata/ .swiftpm/xcode/", "", "", spare},
	{"cocoapods", fetched, "CocoaPods dependencies", "Pods/", "Podfile", "", "pod install"},
	{"carthage", fetched, "Carthage dependencies", "Carthage/Build/ Carthage/Checkouts/", "", "", "carthage *"},

	// C, C++, Zig and others that compile
	{"cmake-build", output, "CMake build", "build/ _build/ out/ builds/ build-*/ cmake-build-*/", "", "CMakeCache.txt CMakeFiles", cc},
	{"clion", output, "CLion build", "cmake-build-*/", "", "", cc},
	{"cmake-files", output, "CMake files", "CMakeFiles/", "", "CMakeOutput.log CMakeConfigureLog.yaml CMakeDirectoryInformation.cmake cmake.check_cache", cc},
	{"meson", output, "Meson build", "build/ builddir/ _build/", "", "meson-private meson-info", cc},
	{"objects", output, "object files", "*.o *.lo", "", "", litter},
	{"gcov", output, "test coverage", "*.gcda *.gcno *.profraw", "", "", spare},
	{"autotools", fetched, "Autotools cache", "autom4te.cache/", "", "", spare},
	{"clangd", fetched, "clangd index", ".clangd/ .ccls-cache/ .cache/clangd/", "", "", spare},
	{"bazel", output, "Bazel output", "bazel-bin bazel-out bazel-testlogs bazel-bin/ bazel-out/ bazel-testlogs/", "", "", "bazel *|bazelisk *"},
	{"vcpkg", fetched, "vcpkg dependencies", "vcpkg_installed/", "", "", "vcpkg *|cmake *"},
	{"conan", fetched, "Conan cache", ".conan/ .conan2/", "", "", "conan *"},
	{"xmake", output, "Xmake build", ".xmake/", "", "", "xmake *"},
	{"zig", output, "Zig build", ".zig-cache/ zig-cache/ zig-out/", "", "", "zig build"},
	{"haskell", output, "Haskell build", ".stack-work/ dist-newstyle/ .cabal-sandbox/", "", "", "stack *|cabal *"},
	{"dune", output, "Dune build", "_build/", "dune-project", "", "dune *|opam *"},
	{"opam", fetched, "opam switch", "_opam/", "", "", "opam *"},
	{"elm", fetched, "Elm dependencies", "elm-stuff/", "", "", "elm *|npx elm|" + bundle},
	{"purescript", output, "PureScript build", "output/ .spago/", "spago.dhall spago.yaml", "", "spago *|npx spago|" + bundle},
	{"nim", output, "Nim cache", "nimcache/", "", "", spare},
	{"dub", fetched, "DUB cache", ".dub/", "", "", "dub *"},
	{"perl-local", fetched, "Perl dependencies", "local/", "cpanfile", "lib", "carton *|cpanm *|cpm *"},
	{"perl-build", output, "Perl build", "blib/", "Makefile.PL Build.PL", "", "make *|perl *"},
	{"lua", fetched, "Lua dependencies", "lua_modules/ .luarocks/", "", "", "luarocks *"},
	{"renv", fetched, "R dependencies", "renv/library/ renv/staging/ packrat/lib/", "", "", "Rscript *|R *"},
	{"rstudio", fetched, "R session", ".Rproj.user/ .Rhistory", "", "", spare},

	// Mobile and games
	{"android", output, "Android native build", ".cxx/ .externalNativeBuild/", "", "", "gradle *"},
	{"dart", fetched, "Dart cache", ".dart_tool/ .pub-cache/", "", "", "flutter *|dart *"},
	{"flutter", output, "Flutter build", "build/", "pubspec.yaml", "", "flutter build"},
	{"unity", fetched, "Unity library", "Library/", "ProjectSettings", "", ask},
	{"unreal", output, "Unreal build", "Intermediate/ Saved/ DerivedDataCache/", "*.uproject", "", ask},
	{"godot", fetched, "Godot cache", ".godot/ .import/", "project.godot", "", "godot *"},

	// Sites
	{"hugo", output, "Hugo build", "public/", "hugo.toml hugo.yaml config.toml config.yaml", "sitemap.xml", "hugo *"},
	{"hugo-cache", fetched, "Hugo cache", "resources/_gen/", "", "", spare},

	// Infrastructure
	{"terraform", fetched, "Terraform providers and modules", ".terraform/", "", "", "terraform init|tofu init"},
	{"terragrunt", fetched, "Terragrunt cache", ".terragrunt-cache/", "", "", spare},
	{"vagrant", fetched, "Vagrant machine state", ".vagrant/", "", "", spare},
	{"direnv", fetched, "environment cache", ".direnv/ .devenv/", "", "", spare},
	{"ci", output, "CI configuration", ".github/ .gitlab/ .circleci/ .buildkite/", "", "", spare},

	// Version control
	{"git", history, "git history", ".git/", "", "", ask},
	{"mercurial", history, "Mercurial history", ".hg/", "", "", ask},
	{"subversion", history, "Subversion data", ".svn/", "", "", ask},
	{"bazaar", history, "Bazaar history", ".bzr/", "", "", ask},
	{"darcs", history, "Darcs history", "_darcs/", "", "", ask},
	{"jujutsu", history, "Jujutsu history", ".jj/", "", "", ask},
	{"pijul", history, "Pijul history", ".pijul/", "", "", ask},
	{"sapling", history, "Sapling history", ".sl/", "", "", ask},
	{"cvs", history, "CVS data", "CVS/", "", "Entries Root", ask},
	{"fossil", history, "Fossil checkout", ".fslckout _FOSSIL_", "", "", ask},
	{"repo", history, "repo manifests and history", ".repo/", "", "manifests manifest.xml", ask},

	// Editors and systems
	{"idea", output, "editor settings", ".idea/", "", "", spare},
	{"vscode", output, "editor settings", ".vscode/ .vscode-test/", "", "", spare},
	{"visual-studio", fetched, "Visual Studio cache", ".vs/", "", "", spare},
	{"editors", output, "editor settings", ".fleet/ .zed/ .history/ .settings/ nbproject/private/", "", "", spare},
	{"backup", output, "editor backup", "*.swp *.swo *~", "", "", litter},
	{"macos", output, "macOS litter", ".DS_Store ._* .AppleDouble/ .Spotlight-V100/ .Trashes/ .fseventsd/ __MACOSX/", "", "", spare},
	{"windows", output, "Windows litter", "Thumbs.db ehthumbs.db desktop.ini $RECYCLE.BIN/", "", "", spare},
	{"linux", output, "Linux litter", ".Trash-*/ .nfs*", "", "", spare},

	// What any program leaves behind
	{"logs", output, "logs", "*.log *.log.gz", "", "", litter},
	{"core", output, "crash dump or profile", "*.stackdump *.mdmp *.heapsnapshot *.heapprofile *.cpuprofile", "", "", spare},
	{"dump", output, "database dump", "dump.rdb", "", "", ask},
	{"postgres", output, "PostgreSQL data", "*/", "", "PG_VERSION", ask},
	{"mysql", output, "MySQL data", "*/", "", "ibdata1", ask},
	{"mongo", output, "MongoDB data", "*/", "", "WiredTiger", ask},
	{"sonar", fetched, "Sonar cache", ".scannerwork/ .sonar/", "", "", spare},
	{"cache", fetched, "cache", ".cache/", "", "", ask},
	{"cachedir", fetched, "cache", "*/", "", "CACHEDIR.TAG", ask},
}
