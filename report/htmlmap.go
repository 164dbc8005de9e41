package report

import (
	"html"
	"path"
	"slices"
	"strconv"
	"strings"

	"ctxaudit/context"
)

// marks are the textures of cells. They stand in a picture of their own because
// those of a hidden picture are not drawn.
const marks = "<svg class=\"marks\" aria-hidden=\"true\"><defs>" +
	"<pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"stripe\" width=\"3\" height=\"8\"/></pattern>" +
	"<pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><circle class=\"dot\" cx=\"3\" cy=\"3\" r=\"1\"/></pattern></defs></svg>\n"

// outline marks a cell with a secret; it stands out on every colour because there
// is a line between.
const outline = "<rect class=\"halo\" width=\"100%\" height=\"100%\"/><rect class=\"secret\" width=\"100%\" height=\"100%\"/>"

// view is one of the pictures of a page: what a reader chooses it by.
type view struct {
	id, title string
	picture   *picture
}

// treemap draws the context: area is bytes, colour is reach. What the rules
// exclude is often most of the disk and would leave no room for what ships: a
// second picture has it.
func (p *page) treemap() {
	var views []view
	add := func(id, title string, ignored []buildcontext.Entry) {
		if pic := p.picture(ignored); len(pic.cells) > 0 {
			views = append(views, view{id, title + " " + size(pic.total), pic})
		}
	}
	add("context", "In the context", nil)
	if len(p.Ignored) > 0 {
		add("disk", "On disk", p.Ignored)
	}
	if len(views) == 0 {
		return
	}
	p.WriteString("<section>\n<h2 id=\"where\">Where the bytes are</h2>\n" + marks)
	if len(views) > 1 {
		for i, v := range views {
			checked := ""
			if i == 0 {
				checked = " checked"
			}
			p.WriteString("<span class=\"choice\"><input type=\"radio\" name=\"view\" id=\"" + v.id + "\"" + checked + "><label for=\"" + v.id + "\">" + v.title + "</label></span>\n")
		}
	}
	for _, v := range views {
		p.WriteString("<div class=\"view " + v.id + "\">\n")
		p.legend(v.picture)
		p.WriteString("<nav class=\"crumbs\" aria-label=\"Directory\" hidden></nav>\n<svg class=\"map\" role=\"group\" aria-labelledby=\"where\">\n")
		for _, i := range v.picture.layers() {
			p.cell(v.picture, i)
		}
		p.WriteString("</svg>\n</div>\n")
	}
	p.WriteString("<p id=\"info\" aria-live=\"polite\">Area is bytes. Everything is named when pointed at.</p>\n</section>\n")
}

// layers are the cells in the order to draw them in: frames above what they hold.
func (p *picture) layers() []int {
	order, depth := make([]int, len(p.cells)), make([]int, len(p.cells))
	for i, c := range p.cells {
		order[i] = i
		switch {
		case !c.frame:
			depth[i] = deepest + 2 // below all frames
		case c.up >= 0:
			depth[i] = depth[c.up] + 1
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return depth[b] - depth[a] })
	return order
}

func (p *page) cell(pic *picture, i int) {
	c := pic.cells[i]
	class, extra := "frame", ""
	if !c.frame {
		reach := c.sum.mostly()
		class = "cell " + reachClass(reach)
		if reach == buildcontext.Ignored {
			extra += "<rect class=\"dots\" width=\"100%\" height=\"100%\"/>"
		}
		if 2*c.sum.avoidable > c.Bytes {
			extra += "<rect class=\"hatch\" width=\"100%\" height=\"100%\"/>"
		}
		if c.sum.secrets > 0 {
			extra += outline
		}
	}
	label, title := p.cellWords(c, strings.TrimPrefix(c.path, pic.under(c)))
	p.WriteString("<svg class=\"" + class + "\" data-i=\"" + itoa(i) + "\" data-up=\"" + itoa(c.up) + "\" data-name=" + attribute(label) +
		" x=\"" + decimal(c.x) + "%\" y=\"" + decimal(c.y) + "%\" width=\"" + decimal(c.w) + "%\" height=\"" + decimal(c.h) + "%\"><title>" +
		html.EscapeString(title) + "</title><rect width=\"100%\" height=\"100%\"/>" + extra)
	switch {
	case c.frame && c.w > 6 && c.h > 7 && c.up < 0:
		p.label("head", "16", label+"  "+size(c.Bytes), c.w)
	case c.frame && c.w > 6 && c.h > 12 && pic.cells[c.up].up < 0:
		// The label of the directory around it may stand in the first line.
		p.label("head", "33", label, c.w)
	case !c.frame && c.w > 5 && c.h > 14:
		p.label("", "100%", label, c.w)
	case c.frame:
		p.label("small", "16", label, c.w)
	default:
		p.label("small", "100%", label, c.w)
	}
	p.WriteString("</svg>\n")
}

// label writes a name in as many characters as there is room for on a screen of
// a thousand pixels.
func (p *page) label(class, y, words string, width float64) {
	const character = 0.72 // of a hundredth of the width
	room := int(width/character) - 1
	if room > 1 {
		words = elide(words, room)
	}
	p.WriteString("<text class=\"" + class + "\" x=\"5\" y=\"" + y + "\">" + html.EscapeString(words) + "</text>")
}

// under is the path of the directory that a cell lies in.
func (p *picture) under(c cell) string {
	if c.up < 0 {
		return ""
	}
	return p.cells[c.up].path
}

// cellWords are the name of a cell in its directory and all that is known about
// it.
func (p *page) cellWords(c cell, inDirectory string) (label, title string) {
	label, where := printable(inDirectory), printable(c.path)
	if c.rest > 0 {
		label = grouped(c.rest) + " more"
		where = label + " in " + printable(path.Clean(c.path+"."))
	}
	parts := []string{where, size(c.Bytes), plural(c.Entries, "file")}
	if c.frame {
		return label, strings.Join(parts, " · ")
	}
	for reach := buildcontext.InImage; reach >= buildcontext.Ignored; reach-- {
		if n := c.sum.bytes[reach]; n == c.Bytes {
			parts = append(parts, reachWords(reach))
		} else if n > 0 {
			parts = append(parts, size(n)+" "+reachWords(reach))
		}
	}
	if n := c.sum.avoidable; n > 0 {
		parts = append(parts, size(n)+" avoidable")
	}
	if n := c.sum.secrets; n > 0 {
		parts = append(parts, plural(n, "file")+" with secrets")
	}
	return label, strings.Join(parts, " · ")
}

func reachClass(r buildcontext.Reach) string {
	if r == buildcontext.Unknown {
		r = buildcontext.Eligible
	}
	return r.String()
}

func reachWords(r buildcontext.Reach) string {
	switch r {
	case buildcontext.Ignored:
		return "excluded"
	case buildcontext.Sent:
		return "sent, no stage"
	case buildcontext.InStage:
		return "in a build stage"
	case buildcontext.InImage:
		return "in the image"
	}
	return "in the context only"
}

// legend explains the colours and marks that occur.
func (p *page) legend(pic *picture) {
	var all reached
	reaches := map[string]bool{}
	for _, c := range pic.cells {
		if !c.frame {
			all.add(c.sum)
			reaches[reachClass(c.sum.mostly())] = true
		}
	}
	p.WriteString("<ul class=\"legend\">")
	entry := func(class, inner, words string) {
		p.WriteString("<li><svg aria-hidden=\"true\" class=\"cell " + class + "\"><rect width=\"100%\" height=\"100%\"/>" + inner + "</svg>" + words + "</li>")
	}
	for reach := buildcontext.InImage; reach >= buildcontext.Ignored; reach-- {
		if reaches[reachClass(reach)] {
			inner := ""
			if reach == buildcontext.Ignored {
				inner = "<rect class=\"dots\" width=\"100%\" height=\"100%\"/>"
			}
			words := reachWords(reach)
			if p.Context.Build == nil && reach == buildcontext.Eligible {
				words = "in the context"
			}
			entry(reachClass(reach), inner, words)
		}
	}
	if all.avoidable > 0 {
		entry("plain", "<rect class=\"hatch\" width=\"100%\" height=\"100%\"/>", "a suggestion drops it")
	}
	if all.secrets > 0 {
		entry("plain", outline, "holds a secret")
	}
	p.WriteString("</ul>\n")
}

// decimal prints a share of the picture; a thousandth of a hundredth is less
// than a pixel.
func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 32) }
