package dockerfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ctxaudit/context"
)

// big is a context of n entries in directories of twenty, four deep.
func big(b *testing.B, n int) *buildcontext.Context {
	c := load(b, buildcontext.Target{Root: b.TempDir()})
	for i := range n {
		c.Entries = append(c.Entries, buildcontext.Entry{
			Path: fmt.Sprintf("module-%d/src/part%d/file-number-%d.js", i/4000, i/20, i),
			Size: 1000, Reach: buildcontext.Eligible,
		})
		if i%20 == 0 {
			c.Dirs = append(c.Dirs, fmt.Sprintf("module-%d/src/part%d", i/4000, i/20))
		}
		if i%4000 == 0 {
			c.Dirs = append(c.Dirs, fmt.Sprintf("module-%d", i/4000), fmt.Sprintf("module-%d/src", i/4000))
		}
	}
	for i, f := range []string{"package.json", "package-lock.json", "README.md", "tsconfig.json"} {
		c.Entries = append(c.Entries, buildcontext.Entry{Path: f, Size: int64(i), Reach: buildcontext.Eligible})
	}
	slices.SortFunc(c.Entries, func(x, y buildcontext.Entry) int { return strings.Compare(x.Path, y.Path) })
	slices.Sort(c.Dirs)
	return c
}

const ordinary = `# syntax=docker/dockerfile:1
ARG NODE=22
FROM node:${NODE}-slim AS base
WORKDIR /app
ENV PNPM_HOME=/pnpm PATH=/pnpm:$PATH
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM base AS build
COPY . .
RUN npm run build

FROM base AS test
COPY . .
RUN npm test

FROM base
COPY --from=build /app/dist /app/dist
COPY --from=build --chown=node:node /app/module-3 /app/module-3
USER node
EXPOSE 3000
CMD ["node", "dist/server.js"]
`

// BenchmarkRead parses and evaluates an ordinary Dockerfile.
func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(buildcontext.Target{}, []byte(ordinary)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTrace sets reach and landings of 130,000 entries.
func BenchmarkTrace(b *testing.B) {
	tests := []struct{ name, dockerfile string }{
		{"ordinary", ordinary},
		{"literal sources", "FROM debian\nCOPY module-1 module-2 module-3 /app/\nCOPY package.json /app/\n"},
		{"wildcard sources", "FROM debian\nCOPY module-*/src/part1* package*.json /app/\n"},
		{"exclude", "FROM debian\nCOPY --exclude=**/*9.js . /app/\n"},
		{"four stages", "FROM debian AS a\nCOPY . /app\nFROM a AS b\nRUN x\nFROM b AS c\nCOPY --from=b /app /x\nFROM c\nCOPY package.json /app\n"},
	}
	for _, tt := range tests {
		b.Run(tt.name, func(b *testing.B) {
			c := big(b, 130000)
			f, err := Parse(buildcontext.Target{}, []byte(tt.dockerfile))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Trace(c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
