"use strict";
const info = document.getElementById("info");
const pen = document.createElement("canvas").getContext("2d");

const setUp = (view) => {
  const map = view.querySelector(".map");
  const crumbs = view.querySelector(".crumbs");
  const number = (el, name) => parseFloat(el.getAttribute(name));
  const nodes = new Map();
  for (const el of map.children) {
    nodes.set(el.dataset.i, {
      el, up: el.dataset.up, frame: el.classList.contains("frame"), text: el.querySelector("text"), name: el.dataset.name,
      title: el.querySelector("title").textContent,
      x: number(el, "x"), y: number(el, "y"), w: number(el, "width"), h: number(el, "height"),
    });
  }
  const root = { up: null, x: 0, y: 0, w: 100, h: 100, name: document.querySelector("h1").textContent };
  const get = (i) => nodes.get(i) ?? root;
  let current = "-1";

  // The child of the directory shown that a node lies in, or is.
  const step = (i) => {
    while (i !== "-1" && get(i).up !== current) i = get(i).up;
    return i;
  };
  const inside = (i) => {
    while (i !== "-1" && i !== current) i = get(i).up;
    return i === current;
  };

  // What of some words has room in so many pixels.
  const fit = (words, room) => {
    if (pen.measureText(words).width <= room) return words;
    let n = words.length - 1;
    while (n > 0 && pen.measureText(words.slice(0, n) + "…").width > room) n = Math.min(n - 1, Math.ceil(n * 0.9));
    return n > 2 ? words.slice(0, n) + "…" : "";
  };

  const show = () => {
    const at = get(current);
    const size = map.getBoundingClientRect();
    const font = getComputedStyle(map).font;
    map.classList.toggle("zooms", [...nodes.values()].some((n) => n.frame && n.up === current));
    for (const [i, n] of nodes) {
      const visible = i !== current && inside(i);
      n.el.style.display = visible ? "" : "none";
      for (const a of ["tabindex", "role", "aria-label"]) n.el.removeAttribute(a);
      if (!visible) continue;
      const w = (n.w / at.w) * 100, h = (n.h / at.h) * 100;
      n.el.setAttribute("x", ((n.x - at.x) / at.w) * 100 + "%");
      n.el.setAttribute("y", ((n.y - at.y) / at.h) * 100 + "%");
      n.el.setAttribute("width", w + "%");
      n.el.setAttribute("height", h + "%");
      const wide = (w * size.width) / 100, high = (h * size.height) / 100;
      const pick = n.frame && n.up === current;
      if (pick) {
        n.el.setAttribute("tabindex", "0");
        n.el.setAttribute("role", "button");
        n.el.setAttribute("aria-label", n.title);
      }
      // Directories of two levels are named; the first line of the outer one is
      // its own.
      const outer = get(n.up);
      const second = n.frame && !pick && outer.up === current;
      const below = second && n.y - outer.y < 1e-6;
      let words = "";
      if (n.frame) {
        pen.font = "600 " + font;
        n.text.setAttribute("y", below ? 33 : 16);
        if ((pick || second) && high > (below ? 40 : 24)) {
          words = fit(n.name + "  " + n.title.split(" · ")[1], wide - 14);
          if (words.includes("…")) words = fit(n.name, wide - 14);
        }
      } else if (high > (n.up === current ? 20 : 56)) {
        pen.font = font;
        words = fit(n.name, wide - 12);
      }
      n.text.setAttribute("class", words ? (n.frame ? "head" : "") : "small");
      n.text.textContent = words;
    }
    crumbs.replaceChildren();
    for (let i = current; ; i = get(i).up) {
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = get(i).name;
      b.disabled = i === current;
      b.addEventListener("click", () => go(i));
      crumbs.prepend(b);
      if (i === "-1") break;
    }
    crumbs.hidden = false;
  };
  const go = (i) => {
    map.classList.add("moving");
    current = i;
    show();
    info.textContent = i === "-1" ? "" : get(i).title;
  };
  const zoom = (i) => {
    const next = step(i);
    if (next !== "-1" && get(next).frame) go(next);
  };

  const nodeOf = (event) => event.target.closest?.(".map > svg")?.dataset.i;
  map.addEventListener("click", (event) => {
    const i = nodeOf(event);
    if (i !== undefined) zoom(i);
  });
  for (const kind of ["pointerover", "focusin"]) {
    map.addEventListener(kind, (event) => {
      const i = nodeOf(event);
      if (i !== undefined) info.textContent = get(i).title;
    });
  }
  map.addEventListener("keydown", (event) => {
    const i = nodeOf(event);
    if ((event.key === "Enter" || event.key === " ") && i !== undefined) {
      event.preventDefault();
      zoom(i);
      (map.querySelector("svg[tabindex]") ?? crumbs.querySelector("button:not(:disabled)"))?.focus();
    } else if (event.key === "Escape" && current !== "-1") {
      const was = current;
      go(get(current).up);
      get(was).el.focus();
    }
  });
  new ResizeObserver(() => {
    map.classList.remove("moving");
    if (map.clientWidth > 0) show();
  }).observe(map);
};
document.querySelectorAll(".view").forEach(setUp);

for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const numeric = head.classList.contains("n") || head.textContent === "Severity";
      const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numeric;
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[column]?.dataset.value ?? row.cells[column]?.textContent ?? "";
      const order = (a, b) => (numeric ? value(a) - value(b) : value(a).localeCompare(value(b)));
      const rows = [...table.tBodies[0].rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
      table.tBodies[0].append(...rows);
    });
  });
}

for (const pre of document.querySelectorAll("pre.copy")) {
  const lines = pre.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(lines);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(pre);
      button.textContent = "Selected";
    }
  });
  pre.append(button);
}

// On paper nothing can be opened, and nobody reads hundreds of rows.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details.part")) part.open ||= part.querySelectorAll("tr").length < 50;
});

const openRule = () => {
  const rule = location.hash && document.getElementById(location.hash.slice(1));
  if (rule instanceof HTMLDetailsElement) rule.open = true;
};
addEventListener("hashchange", openRule);
openRule();
