package suggest

import (
	"testing"
)

func TestShares(t *testing.T) {
	for _, tt := range []struct {
		name, tree, dir, dockerfile string
		want                        bool
	}{
		{"at the root", "x", ".", "FROM x\nCOPY . .", true},
		{"its sources lie at the root", "src/a docker/Dockerfile", "docker", "FROM x\nCOPY src /", true},
		{"its sources lie beside it", "api/src/a api/Dockerfile", "api", "FROM x\nCOPY src /", false},
		{"nothing but Dockerfiles beside it", "main.go docker/Dockerfile", "docker", "FROM x\nCOPY . .", true},
		{"a project beside it", "main.go web/package.json web/Dockerfile", "web", "FROM x\nCOPY . .", false},
		{"whatever the ignore file leaves", "docs/lint.sh docs/Dockerfile .dockerignore", "docs", "FROM x\nCOPY lint.sh /", false},
	} {
		c := fixture(t, tt.tree, "*", "")
		if got := Shares(c, tt.dir, parse(tt.dockerfile)); got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}

func TestRankHoldsEveryDockerfile(t *testing.T) {
	c := fixture(t, "pom.xml target/app.jar node_modules/x", "", "FROM maven\nCOPY . .\nRUN mvn package\nRUN npm ci")
	ev := Evidence{Dockerfiles: []Dockerfile{
		{"Dockerfile", c.Build},
		{"docker/run.Dockerfile", parse("FROM jre\nCOPY target/app.jar /")},
	}}
	ss := Rank(c, ev)
	if len(ss) != 1 || ss[0].Patterns[0] != "**/node_modules" {
		t.Errorf("the second Dockerfile needs target: %+v", ss)
	}
}
