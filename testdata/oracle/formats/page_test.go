package formats

import (
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a page that is open in a browser.
type tab struct {
	context.Context
	mu sync.Mutex
	// complaints are what the console says, and requests for anything but the
	// page.
	complaints []string
}

func (p *tab) hear(file string, event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		p.complaints = append(p.complaints, fmt.Sprintf("the console says %+v", e))
	case *runtime.EventExceptionThrown:
		p.complaints = append(p.complaints, fmt.Sprintf("a script failed: %+v", e.ExceptionDetails))
	case *log.EventEntryAdded:
		p.complaints = append(p.complaints, "the log says "+e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if e.Request.URL != "file://"+file {
			p.complaints = append(p.complaints, "it asks for "+e.Request.URL)
		}
	}
}

var page = sync.OnceValues(func() ([]byte, error) { return audit(root, "html") })

// open opens the page of the shop in a window of that many pixels. Whatever it
// complains about fails the test.
func open(t *testing.T, width, height int64, first ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	binary := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			binary = p
			break
		}
	}
	if binary == "" {
		if os.Getenv("CTXAUDIT_ORACLE") == "required" {
			t.Fatal("needs chromium")
		}
		t.Skip("needs chromium")
	}
	file := filepath.Join(t.TempDir(), "audit.html")
	html, err := page()
	if err == nil {
		err = os.WriteFile(file, html, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(binary), chromedp.NoSandbox)...)
	t.Cleanup(cancel)
	p := &tab{}
	p.Context, cancel = chromedp.NewContext(ctx, chromedp.WithListener(func(event any) { p.hear(file, event) }))
	t.Cleanup(cancel)
	steps := append([]chromedp.Action[chromedp.Void]{
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{})
			if err == nil {
				_, err = cdp.Call(ctx, t, log.Enable, cdp.Empty{})
			}
			return err
		}),
		chromedp.EmulateViewport(width, height),
	}, first...)
	if err := chromedp.Do(p, append(steps, chromedp.Navigate("file://"+file))...); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.calm(t) })
	return p
}

func (p *tab) calm(t *testing.T) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.complaints {
		t.Error(c)
	}
}

func eval[T any](t *testing.T, p *tab, script string) T {
	t.Helper()
	v, err := chromedp.Run(p, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// areas is how much of the map that is shown the cells on it cover, less what they
// should.
const areas = `(() => {
	const area = (e) => { const r = e.getBoundingClientRect(); return r.width * r.height; };
	let sum = 0;
	const map = [...document.querySelectorAll(".map")].find((m) => m.clientWidth > 0);
	for (const c of map.querySelectorAll(":scope > .cell")) if (c.style.display !== "none") sum += area(c.querySelector("rect"));
	return sum - area(map);
})()`

func TestCellsFillTheMap(t *testing.T) {
	for _, width := range []int64{1280, 390} {
		p := open(t, width, 900)
		if d := eval[float64](t, p, areas); math.Abs(d) > 1 {
			t.Errorf("%d pixels wide: the cells miss the map by %f square pixels", width, d)
		}
		if n := eval[int](t, p, `document.documentElement.scrollWidth - innerWidth`); n > 0 {
			t.Errorf("%d pixels wide: the page is %d pixels wider", width, n)
		}
	}
}

// Most of the disk may be excluded: that has a picture of its own, which can be
// chosen without a script too.
func TestWhatIsExcluded(t *testing.T) {
	for _, first := range [][]chromedp.Action[chromedp.Void]{nil, {withoutScripts}} {
		p := open(t, 1280, 900, first...)
		if eval[bool](t, p, `document.querySelector(".disk").clientWidth > 0`) {
			t.Error("both pictures are shown")
		}
		if err := chromedp.Do(p, chromedp.Click("#disk + label")); err != nil {
			t.Fatal(err)
		}
		if d := eval[float64](t, p, areas); math.Abs(d) > 1 {
			t.Errorf("the cells miss the map by %f square pixels", d)
		}
		if !eval[bool](t, p, `document.querySelector(".context").clientWidth == 0 && [...document.querySelectorAll(".disk .cell.ignored title")].some((e) => e.textContent.includes("excluded"))`) {
			t.Error("what is excluded is not shown")
		}
	}
}

// A cell is as large as its share of the bytes.
func TestAreaIsBytes(t *testing.T) {
	p := open(t, 1280, 900)
	got := eval[float64](t, p, `(() => {
		const area = (e) => { const r = e.getBoundingClientRect(); return r.width * r.height; };
		const cell = [...document.querySelectorAll(".context .map > .cell")].find((c) => c.dataset.name.includes("img"));
		return area(cell.querySelector("rect")) / area(document.querySelector(".context .map"));
	})()`)
	if want := 2_000_000 / float64(weight); math.Abs(got-want) > 1e-4 {
		t.Errorf("2 MB of %d are %f of the map, not %f", weight, got, want)
	}
}

// A click goes one directory down, the trail leads back, and the keyboard does
// both.
func TestZoom(t *testing.T) {
	p := open(t, 1280, 900)
	trail := `[...document.querySelectorAll(".context .crumbs button")].map((b) => b.textContent).slice(1).join(" ")`
	click := `document.querySelector('.context .map > .cell[data-name^="f00"]:not([style*="none"])').dispatchEvent(new MouseEvent("click", { bubbles: true }))`
	for _, step := range []struct{ do, want string }{
		{"0", ""},
		{click, "app/"},
		{`document.querySelector(".context .crumbs button").click()`, ""},
		{`document.querySelector('.context .map > .frame[tabindex="0"]').focus();
		  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))`, "app/"},
		{`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))`, ""},
	} {
		eval[any](t, p, step.do+"; null")
		if err := chromedp.Do(p, chromedp.Sleep(time.Second/2)); err != nil {
			t.Fatal(err)
		}
		if got := eval[string](t, p, trail); got != step.want {
			t.Errorf("after %s the trail is %q, not %q", step.do, got, step.want)
		}
		if d := eval[float64](t, p, areas); math.Abs(d) > 1 {
			t.Errorf("at %q the cells miss the map by %f square pixels", step.want, d)
		}
	}
}

func TestHostileNamesStayText(t *testing.T) {
	p := open(t, 1280, 900)
	if n := eval[int](t, p, `document.querySelectorAll("img, iframe, object, form, [onload], [onerror]").length + document.scripts.length`); n != 1 {
		t.Errorf("%d elements came from names", n-1)
	}
	words := eval[string](t, p, `document.body.innerText`)
	for _, name := range hostile {
		if !strings.Contains(words, name) {
			t.Errorf("%s is not shown", name)
		}
	}
}

// The policy lets no script in that the page did not come with.
func TestPolicy(t *testing.T) {
	p := open(t, 1280, 900)
	eval[any](t, p, `{ const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s); } null`)
	if eval[bool](t, p, `!!window.ran`) {
		t.Error("a script ran")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.complaints) != 1 || !strings.Contains(p.complaints[0], "Content Security Policy") {
		t.Errorf("the browser says %q", p.complaints)
	}
	p.complaints = nil
}

func TestSort(t *testing.T) {
	p := open(t, 1280, 900)
	got := eval[string](t, p, `(() => {
		const table = [...document.querySelectorAll("table.sortable")].find((t) => t.tHead.textContent.includes("Size"));
		const head = [...table.tHead.rows[0].cells].find((c) => c.textContent === "Size");
		const values = () => [...table.tBodies[0].rows].map((r) => +r.querySelector("[data-label=Size]").dataset.value);
		head.querySelector("button").click();
		const down = values();
		head.querySelector("button").click();
		const up = values();
		return String(down.every((v, i) => !i || down[i - 1] >= v) && up.every((v, i) => !i || up[i - 1] <= v));
	})()`)
	if got != "true" {
		t.Error("a click on Size does not sort by it")
	}
}

var withoutScripts = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return err
})

// Without scripts the page says the same.
func TestWithoutScripts(t *testing.T) {
	p := open(t, 1280, 900, withoutScripts)
	if d := eval[float64](t, p, areas); math.Abs(d) > 1 {
		t.Errorf("the cells miss the map by %f square pixels", d)
	}
	words := eval[string](t, p, `document.body.innerText`)
	for _, want := range []string{"would be sent to the builder", "Findings", "What is big", "Checklist"} {
		if !strings.Contains(words, want) {
			t.Errorf("does not say %q", want)
		}
	}
	if eval[bool](t, p, `!document.querySelector(".crumbs").hidden || document.querySelectorAll("button").length > 0`) {
		t.Error("offers buttons that do nothing")
	}
}
