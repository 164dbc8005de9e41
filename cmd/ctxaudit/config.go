package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"ctxaudit/context"
)

// configName is the configuration file at the root of a context.
const configName = ".ctxaudit.toml"

// config is the configuration file; configuration.md is its documentation. A
// flag that is given wins over it.
type config struct {
	name string // as the user named it; "" where there is no file

	FailOn   string            `toml:"fail-on"`
	MaxSize  string            `toml:"max-size"`
	MaxFiles int               `toml:"max-files"`
	Select   codes             `toml:"select"`
	Severity map[string]string `toml:"severity"`
	Ignore   []exemption       `toml:"ignore"`
}

// exemption is a finding that somebody has decided to live with.
type exemption struct {
	Code    string         `toml:"code"`
	Path    string         `toml:"path"`
	Reason  string         `toml:"reason"`
	Expires toml.LocalDate `toml:"expires"`

	matcher *buildcontext.Matcher // of Path, or nil
}

// readConfig reads the file that the user named, or else the one at the root of
// the context where there is one.
func readConfig(named, root string) (*config, error) {
	var data []byte
	var err error
	if named != "" {
		if data, err = os.ReadFile(named); err != nil {
			return nil, buildcontext.WithHint(err, "--config names a file; the keys are "+strings.Join(configKeys(), ", "))
		}
	} else {
		named = configName
		data, err = readBelow(root, configName)
		if errors.Is(err, fs.ErrNotExist) {
			return &config{}, nil
		}
	}
	if err != nil {
		return nil, err
	}
	return parseConfig(named, data)
}

// largest is more than any file has in bytes that is read as a whole.
const largest = 16 << 20

// readBelow reads a regular file in a directory; a link is followed as far as it
// stays inside.
func readBelow(dir, name string) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file", name)
	}
	if info.Size() > largest {
		return nil, fmt.Errorf("%s is larger than %s", name, buildcontext.FormatSize(largest))
	}
	return root.ReadFile(name)
}

// parseConfig reads a configuration. Its errors name the file, and the line or
// the key, and carry a hint.
func parseConfig(name string, data []byte) (*config, error) {
	c := &config{name: name}
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(c)
	var unknown *toml.StrictMissingError
	var syntax *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		e := unknown.Errors[0]
		line, _ := e.Position()
		key := lastOf(e.Key())
		err := fmt.Errorf("%s:%d: unknown key %q", name, line, key)
		if near := nearest(key, configKeys()); near != "" {
			return nil, buildcontext.WithHint(err, "did you mean "+near+"?")
		}
		return nil, buildcontext.WithHint(err, "the keys are "+strings.Join(configKeys(), ", "))
	case errors.As(err, &syntax):
		line, _ := syntax.Position()
		if form, ok := forms[lastOf(syntax.Key())]; ok && strings.Contains(syntax.Error(), "cannot decode") {
			return nil, buildcontext.WithHint(fmt.Errorf("%s:%d: %s does not take that kind of value", name, line, lastOf(syntax.Key())), "write it as "+form)
		}
		return nil, buildcontext.WithHint(fmt.Errorf("%s:%d: %s", name, line, strings.TrimPrefix(syntax.Error(), "toml: ")), "the file is TOML")
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if key, nth, err := c.check(); err != nil {
		line := lineOf(data, lastOf(strings.Split(key, ".")), nth)
		return nil, fmt.Errorf("%s:%d: %s: %w", name, line, key, err)
	}
	return c, nil
}

// forms are examples of the keys' values.
var forms = map[string]string{
	"fail-on": `fail-on = "medium"`, "max-size": `max-size = "200MB"`, "max-files": "max-files = 20000",
	"select": `select = ["CTX1", "CTX302"]`, "severity": "[severity], with a line for each code", "ignore": "[[ignore]], with a line for each key",
	"code": `code = "CTX302"`, "path": `path = "test/**"`, "reason": `reason = "why"`, "expires": "expires = 2027-06-30",
}

func lastOf(key []string) string {
	if len(key) == 0 {
		return ""
	}
	return key[len(key)-1]
}

// lineOf returns the line at which a key stands, or the table of that name with
// that index.
func lineOf(data []byte, key string, nth int) int {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if bytes.HasPrefix(bytes.Trim(line, " \t[\"'"), []byte(key)) {
			if nth == 0 {
				return n
			}
			nth--
		}
	}
	return n
}

// configKeys lists the keys of a configuration and of its tables.
func configKeys() []string {
	var names []string
	for _, t := range []reflect.Type{reflect.TypeFor[config](), reflect.TypeFor[exemption]()} {
		for f := range t.Fields() {
			if name, ok := f.Tag.Lookup("toml"); ok {
				names = append(names, name)
			}
		}
	}
	return names
}

// check checks what the parser cannot and compiles the patterns. It names the
// key that an error is about, of those of its name the one with that index.
func (c *config) check() (key string, nth int, err error) {
	if c.FailOn != "" {
		if _, err := parseThreshold(c.FailOn); err != nil {
			return "fail-on", 0, err
		}
	}
	if _, err := buildcontext.ParseSize(c.MaxSize); c.MaxSize != "" && err != nil {
		return "max-size", 0, err
	}
	if c.MaxFiles < 0 {
		return "max-files", 0, buildcontext.WithHint(errors.New("a number of files is not negative"), "leave it out for no limit")
	}
	if err := c.Select.check(); err != nil {
		return "select", 0, err
	}
	for code, severity := range c.Severity {
		if err := (codes{code}).check(); err != nil {
			return "severity." + code, 0, err
		}
		if _, err := buildcontext.ParseSeverity(severity); err != nil {
			return "severity." + code, 0, buildcontext.WithHint(err, "use critical, high, medium, low or info")
		}
	}
	for i := range c.Ignore {
		if err := c.Ignore[i].check(); err != nil {
			return "ignore", i, err
		}
	}
	return "", 0, nil
}

func (x *exemption) check() error {
	if x.Code == "" {
		return buildcontext.WithHint(errors.New("an entry has no code"), "write "+forms["code"])
	}
	if err := (codes{x.Code}).check(); err != nil {
		return err
	}
	if strings.TrimSpace(x.Reason) == "" {
		return buildcontext.WithHint(fmt.Errorf("%s has no reason", x.Code), "say why, for whoever reads it in a year")
	}
	if x.Path == "" {
		return nil
	}
	var err error
	if x.matcher, err = buildcontext.Compile([]buildcontext.Pattern{{Text: strings.Trim(x.Path, "/")}}); err != nil {
		return buildcontext.WithHint(fmt.Errorf("path: %w", err), "write it as in an ignore file")
	}
	return nil
}
