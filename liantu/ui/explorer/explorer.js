// The chain explorer: vehicle -> system -> assembly -> component -> firms. dom.js comes before this text.
// data: { stamp, words, root, systems, firms: {code: {total, list}}, selected, reveal, results: {text, list} }
// It tells Python one thing, `view`: { selected, open: components whose firms are wanted, text: what is searched }.
const FIRST = 8, STEP = 50, OPEN_AT_ONCE = 6, NARROW = 560;
const HEIGHT = { root: 44, system: 44, assembly: 46, component: 30, firm: 28, more: 24 };
const GAP = { root: 0, system: 12, assembly: 8, component: 6, firm: 5, more: 4 };
const LEVELS = ["root", "system", "assembly", "component", "firm"];
const PAINT = {
  recorded: { fill: "#e8eef8", stroke: "#1d3461" },
  inferred: { fill: "#eef1f5", stroke: "#1d3461", "stroke-dasharray": "5 4" },
  unknown: { fill: "#ffffff", stroke: "#4a5568", "stroke-dasharray": "4 3" },
};

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => start(component));
  it.tell = (view) => component.setStateValue("view", view);
  if (it.stamp === data.stamp) return;
  it.stamp = data.stamp;
  it.data = data;
  it.nodes = index(data);
  if (data.reveal && data.reveal.token !== it.revealed) reveal(it, data.reveal);
  legend(it);
  results(it);
  draw(it);
  if (it.centre) centre(it);
}

// ---- what there is -------------------------------------------------------------------------------------------------

function index(data) {
  const nodes = new Map();
  const add = (id, level, item, parent, children) => nodes.set(id, { id, level, item, parent, children });
  add("root", "root", data.root, null, data.systems.map((s) => s.id));
  for (const s of data.systems) {
    add(s.id, "system", s, "root", s.children.map((a) => a.id));
    for (const a of s.children) {
      add(a.id, "assembly", { ...a, colour: s.colour }, s.id, a.children.map((c) => c.id));
      for (const c of a.children) {
        const makers = data.firms[c.id];
        const list = makers ? makers.list : [];
        add(c.id, "component", c, a.id, list.map((f) => c.id + "|" + f.id));
        for (const f of list) add(c.id + "|" + f.id, "firm", f, c.id, []);
      }
    }
  }
  return nodes;
}

function start(component) {
  const { parentElement, data } = component;
  const assemblies = data.systems.flatMap((s) => s.children);
  const first = assemblies.find((a) => a.have) || assemblies[0];
  const it = { open: new Set(["root", ...data.systems.map((s) => s.id), first?.id]), hidden: new Set(), limits: new Map(), past: [], selected: "" };
  it.root = el("div", { class: "root", keydown: (e) => e.stopPropagation() }); // Streamlit binds r, c and Esc for itself
  it.bar = el("div", { class: "bar" });
  it.frame = el("div", { class: "frame" });
  it.keys = el("div", { class: "keys" });
  it.live = el("div", { class: "hidden", "aria-live": "polite" });
  searchBox(it, data.words);
  it.buttons = el("span", { class: "bar", style: "margin:0" });
  it.bar.append(it.buttons);
  it.root.append(it.bar, it.frame, it.keys, it.live);
  parentElement.append(it.root);
  it.width = it.root.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(it.root.clientWidth - it.width) < 4 || !it.data) return;
    it.width = it.root.clientWidth;
    draw(it);
  }).observe(it.root);
  return it;
}

const opened = (it) => [...it.open].filter((id) => it.nodes.get(id)?.level === "component");
const say = (it) => it.tell({ selected: it.selected, open: opened(it), text: it.input.value.trim() });

function path(it, id) {
  const ids = new Set();
  for (let n = it.nodes.get(id); n; n = it.nodes.get(n.parent)) ids.add(n.id);
  return ids;
}

// ---- search --------------------------------------------------------------------------------------------------------

function searchBox(it, words) {
  it.input = el("input", {
    type: "search", placeholder: words.search, "aria-label": words.search, role: "combobox", autocomplete: "off",
    "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
    input: () => {
      results(it);
      clearTimeout(it.later);
      it.later = setTimeout(() => say(it), 300);
    },
    keydown: (e) => searchKey(it, e),
  });
  it.list = el("ul", { class: "results", role: "listbox", id: "found", "aria-label": words.found });
  it.bar.append(el("div", { class: "search" }, it.input, it.list));
}

function results(it) {
  const text = it.input.value.trim().toLowerCase();
  it.list.replaceChildren();
  it.at = 0;
  if (text && text !== it.chosen) {
    const parts = [...it.nodes.values()].filter(
      (n) => ["system", "assembly", "component"].includes(n.level) && `${n.item.name} ${n.item.short || ""}`.toLowerCase().includes(text)
    );
    const firms = it.data.results.text.toLowerCase() === text ? it.data.results.list : [];
    const found = [...parts.slice(0, 8).map((n) => ({ id: n.id, level: n.level, name: label(n) })), ...firms.map((f) => ({ ...f, level: "firm" }))];
    for (const f of found) {
      const note = el("span", { class: "quiet small" }, ` · ${it.data.words.levels[f.level]}`);
      it.list.append(el("li", { role: "option", "data-id": f.id, "data-level": f.level, click: () => choose(it, f) }, f.name, note));
    }
    const waiting = it.data.results.text.toLowerCase() !== text;
    if (!found.length) it.list.append(el("li", { "aria-disabled": "true" }, waiting ? it.data.words.searching : it.data.words.nothing));
    mark(it);
  }
  it.input.setAttribute("aria-expanded", String(it.list.childElementCount > 0));
}

function mark(it) {
  it.list.querySelectorAll("[role=option]").forEach((li, i) => li.setAttribute("aria-selected", String(i === it.at)));
}

function searchKey(it, e) {
  const options = it.list.querySelectorAll("[role=option]");
  if (e.key === "Escape") it.list.replaceChildren();
  else if (e.key === "Enter" && options[it.at]) options[it.at].click();
  else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    it.at = (it.at + (e.key === "ArrowDown" ? 1 : options.length - 1)) % Math.max(1, options.length);
    mark(it);
    options[it.at]?.scrollIntoView({ block: "nearest" });
  } else return;
  e.preventDefault();
}

function choose(it, found) {
  it.input.value = found.name;
  it.chosen = found.name.trim().toLowerCase();
  clearTimeout(it.later);
  results(it);
  if (found.level === "firm") {
    it.selected = "|" + found.id; // Python finds where it hangs and answers with `reveal`
    say(it);
  } else {
    reveal(it, { path: [...path(it, found.id)], selected: found.id });
    draw(it);
    centre(it);
    say(it);
  }
}

function reveal(it, wanted) {
  it.revealed = wanted.token ?? it.revealed;
  for (const id of wanted.path) it.open.add(id);
  it.selected = wanted.selected;
  const node = it.nodes.get(it.selected);
  if (node?.level === "firm") it.limits.set(node.parent, Math.max(FIRST, it.nodes.get(node.parent).children.indexOf(node.id) + 1));
  it.centre = true;
}

function centre(it) {
  it.centre = false;
  const row = it.rows.find((r) => r.id === it.selected);
  if (row) it.frame.scrollTo({ top: row.y - it.frame.clientHeight / 2, left: Math.max(0, row.x + row.w - it.frame.clientWidth), behavior: "instant" });
}

// ---- buttons and legend --------------------------------------------------------------------------------------------

function legend(it) {
  const { words, counts } = it.data;
  const until = (text, level) => el("button", { type: "button", click: () => openTo(it, level) }, text);
  const chips = ["recorded", "inferred", "unknown"].map((state) =>
    el("button", {
      type: "button", class: "chip", "data-state": state, "aria-pressed": String(!it.hidden.has(state)), title: words.filter,
      click: () => { it.hidden.has(state) ? it.hidden.delete(state) : it.hidden.add(state); legend(it); draw(it); },
    }, sign(state), `${words.states[state]} ${counts[state]}`)
  );
  it.buttons.replaceChildren(until(words.to_assemblies, "assembly"), until(words.to_components, "component"), ...chips,
    el("button", { type: "button", title: words.save_title, click: () => save(it) }, "SVG"));
  const line = (dash) => svg("svg", { width: 34, height: 8, "aria-hidden": "true" }, svg("path", { d: "M0 4H34", stroke: "#1d3461", "stroke-width": 2, "stroke-dasharray": dash }));
  it.keys.replaceChildren(el("span", {}, line("none"), words.solid), el("span", {}, line("5 4"), words.dashed), el("span", {}, words.gestures));
}

function openTo(it, level) {
  remember(it);
  it.open = new Set([...it.nodes.values()].filter((n) => LEVELS.indexOf(n.level) < LEVELS.indexOf(level)).map((n) => n.id));
  draw(it);
  say(it);
}

function save(it) {
  const text = new XMLSerializer().serializeToString(it.svg);
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })), download: it.data.words.save_name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// ---- places --------------------------------------------------------------------------------------------------------

function shown(it, node) {
  if (!it.open.has(node.id)) return [];
  const children = node.children.map((id) => it.nodes.get(id)).filter((n) => !(n.level === "component" && it.hidden.has(n.item.state)));
  if (node.level !== "component") return children;
  const makers = it.data.firms[node.id];
  if (!makers) return node.item.confirmed + node.item.inferred ? [{ id: node.id + "#wait", level: "more", children: [], text: it.data.words.loading }] : [];
  const limit = it.limits.get(node.id) || FIRST, rest = makers.total - Math.min(limit, children.length);
  const all = limit >= children.length;
  const text = all ? it.data.words.beyond : it.data.words.more;
  return rest > 0 ? [...children.slice(0, limit), { id: node.id + "#more", level: "more", of: all ? "" : node.id, children: [], text: text.replace("{n}", rest) }] : children;
}

function columns(width) {
  const gap = 18, fixed = { root: 58, system: 96, assembly: 118 }, pad = 8, scroll = 16;
  const rest = Math.max(290, width - 2 * pad - 4 * gap - 272 - scroll);
  const widths = { ...fixed, component: Math.floor(rest * 0.45), firm: Math.floor(rest * 0.55) };
  const at = {};
  let x = pad;
  for (const level of LEVELS) { at[level] = { x, w: widths[level] }; x += widths[level] + gap; }
  at.more = at.firm;
  at.full = x - gap + pad;
  return at;
}

// Wide: one column a level, every parent in the middle of its children. Narrow: one row each, indented.
function place(it) {
  const rows = [], narrow = it.width < NARROW;
  if (narrow) {
    let y = 6;
    const walk = (node, depth, parent) => {
      const x = 6 + depth * 12, h = node.level === "more" ? 26 : 36;
      const me = { ...node, x, y, w: it.width - x - 10, h, parentRow: parent, narrow };
      rows.push(me);
      y += h + 4;
      for (const child of shown(it, node)) walk(child, depth + 1, me);
    };
    walk(it.nodes.get("root"), 0, null);
    return { rows, width: it.width - 4, height: y + 6 };
  }
  const at = columns(it.width);
  const walk = (node, top, parent) => {
    const me = { ...node, x: at[node.level].x, w: at[node.level].w, h: HEIGHT[node.level], parentRow: parent };
    rows.push(me);
    let y = top;
    const first = rows.length;
    for (const child of shown(it, node)) y += walk(child, y, me);
    const own = me.h + GAP[node.level], tall = Math.max(own, y - top);
    if (own > y - top) for (const r of rows.slice(first)) r.y += (own - (y - top)) / 2;
    me.y = top + (tall - me.h) / 2;
    return tall;
  };
  const height = walk(it.nodes.get("root"), 10, null);
  return { rows, width: at.full, height: height + 20, at };
}

// ---- drawing -------------------------------------------------------------------------------------------------------

function draw(it) {
  const within = it.root.getRootNode().activeElement?.getAttribute?.("data-id");
  const before = it.rows?.find((r) => r.id === it.selected)?.y;
  const { rows, width, height, at } = place(it);
  it.rows = rows;
  const after = rows.find((r) => r.id === it.selected)?.y;
  const moved = before === undefined || after === undefined ? 0 : after - before; // what was clicked stays where it is
  it.root.classList.toggle("narrow", it.width < NARROW);
  const lit = it.selected ? path(it, it.selected) : new Set();
  const tree = svg("svg", { class: "tree", role: "tree", "aria-label": it.data.words.tree, width, height, viewBox: `0 0 ${width} ${height}`, xmlns: SVG });
  const lines = rows.filter((r) => r.parentRow).sort((a, b) => lit.has(a.id) - lit.has(b.id));
  tree.append(...lines.map((r) => link(r, lit.has(r.id))), ...rows.map((r, i) => (r.level === "more" ? more(it, r) : face(it, r, i))));
  tree.addEventListener("keydown", (e) => key(it, e));
  const top = it.frame.scrollTop, left = it.frame.scrollLeft;
  it.frame.replaceChildren(heads(it, at, width), tree);
  it.frame.scrollTo({ top: top + moved, left, behavior: "instant" });
  it.svg = tree;
  if (within) focus(it, within);
}

function heads(it, at, width) {
  const line = el("div", { class: "heads", style: `width:${width}px`, "aria-hidden": "true" });
  if (at) for (const level of LEVELS) line.append(el("span", { style: `left:${at[level].x}px` }, it.data.words.heads[level]));
  return line;
}

function link(row, lit) {
  const p = row.parentRow, x1 = row.narrow ? p.x + 5 : p.x + p.w, y1 = row.narrow ? p.y + p.h : p.y + p.h / 2, y2 = row.y + row.h / 2;
  const mid = (x1 + row.x) / 2;
  const d = row.narrow ? `M${x1} ${y1}V${y2}H${row.x}` : `M${x1} ${y1}C${mid} ${y1} ${mid} ${y2} ${row.x} ${y2}`;
  const firm = row.level === "firm";
  return svg("path", {
    d, fill: "none", stroke: lit ? "#1d3461" : firm ? "#8fa3c4" : "#cdd4df", "stroke-width": lit ? 2.2 : firm ? 1.4 : 1,
    "stroke-dasharray": firm && !row.item.sure ? "5 4" : null, class: firm ? (row.item.sure ? "sure" : "inferred") : "part",
  });
}

const label = (node) => [node.item.name, node.item.short].filter(Boolean).join(" ");

function aside(it, row) {
  const { words } = it.data, item = row.item;
  if (row.level === "component") {
    if (item.state === "recorded") return words.firms.replace("{n}", item.confirmed);
    return item.state === "inferred" ? words.inferred.replace("{n}", item.inferred) : words.states.unknown;
  }
  if (row.level === "firm") return item.sure ? item.note : [item.note, words.states_short].filter(Boolean).join(" · ");
  return row.level === "root" ? "" : `${item.have}/${item.total}`;
}

function face(it, row, i) {
  const { item, level, w, h } = row, chosen = row.id === it.selected, dark = level === "root" || level === "system";
  const paint = level === "component" ? PAINT[item.state] : dark ? { fill: level === "root" ? "#1d3461" : item.colour } : { fill: "#fff", stroke: level === "firm" && !item.sure ? "#4a5568" : "#cfd6e1", "stroke-dasharray": level === "firm" && !item.sure ? "5 4" : null };
  const group = svg("g", {
    class: "node", role: "treeitem", transform: `translate(${row.x},${row.y})`, tabindex: row.id === (it.selected || "root") || (!i && !it.rows.some((r) => r.id === it.selected)) ? 0 : -1,
    "data-id": row.id, "data-state": item.state, "aria-level": LEVELS.indexOf(level) + 1, "aria-selected": String(chosen),
    "aria-label": [it.data.words.levels[level], label(row), level === "root" ? "" : aside(it, row)].filter(Boolean).join(" "), click: () => pick(it, row.id),
  });
  if (level !== "firm") group.setAttribute("aria-expanded", String(it.open.has(row.id)));
  group.append(svg("title", {}, [label(row), aside(it, row)].filter(Boolean).join("  ")));
  group.append(svg("rect", { class: "face", width: w, height: h, rx: 4, stroke: "none", ...paint, ...(chosen ? { stroke: "#16213a", "stroke-width": 2, "stroke-dasharray": null } : {}) }));
  if (level === "assembly") group.append(svg("rect", { width: 4, height: h, fill: item.colour }));
  write(it, group, row, dark);
  return group;
}

function write(it, group, row, dark) {
  const { level, item, w, h } = row, note = aside(it, row), ink = dark ? "#fff" : "#16213a";
  const two = !row.narrow && (dark || level === "assembly");
  const left = level === "component" ? 26 : level === "assembly" ? 12 : 9, bold = level !== "firm" && level !== "component";
  if (level === "component") group.append(svg("g", { transform: `translate(10,${h / 2 - 4.5})` }, ...marks(item.state)));
  if (two && dark) {
    const lines = level === "system" ? [item.name, it.data.words.have.replace("{n}", item.have).replace("{m}", item.total)] : [item.name, item.note];
    lines.forEach((t, i) => group.append(svg("text", { x: w / 2, y: i ? 35 : 19, fill: ink, "text-anchor": "middle", "font-size": i ? 12 : 13, "font-weight": i ? 400 : 700 }, cut(t, w - 8, i ? 12 : 13, !i))));
    return;
  }
  const y = two ? 18 : h / 2 + 4.5, aside_w = note ? Math.min(measure(note, 12), w * 0.5) : 0;
  group.append(svg("text", { x: left, y, fill: ink, "font-weight": bold ? 700 : 400 }, cut(label(row), w - left - aside_w - 12, 13, bold)));
  group.append(svg("text", { x: w - 8, y, fill: dark ? "#fff" : "#4a5670", "font-size": 12, "text-anchor": "end" }, cut(note, w * 0.5, 12)));
  if (two) item.children.forEach((c, i) => group.append(svg("g", { transform: `translate(${12 + i * 13},27)` }, ...marks(c.state))));
}

function more(it, row) {
  const ask = row.of ? () => { it.limits.set(row.of, (it.limits.get(row.of) || FIRST) + STEP); draw(it); } : null;
  const group = svg("g", { class: ask ? "more" : "", role: ask ? "button" : null, tabindex: ask ? 0 : null, "data-more": row.of || null, transform: `translate(${row.x},${row.y})` });
  group.append(svg("text", { x: 9, y: 16, "font-size": 12, fill: ask ? "#1f4e9c" : "#4a5670" }, row.text));
  if (ask) {
    group.addEventListener("click", ask);
    group.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); e.stopPropagation(); ask(); } });
  }
  return group;
}

let canvas;
function measure(text, size, bold) {
  canvas ??= document.createElement("canvas").getContext("2d");
  canvas.font = `${bold ? 700 : 400} ${size}px "Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif`;
  return canvas.measureText(text).width;
}
function cut(text, room, size, bold) {
  if (!text || measure(text, size, bold) <= room) return text || "";
  let kept = [...text];
  while (kept.length > 1 && measure(kept.join("") + "…", size, bold) > room) kept.pop();
  return kept.join("") + "…";
}

// ---- gestures ------------------------------------------------------------------------------------------------------

const remember = (it) => { it.past.push(new Set(it.open)); if (it.past.length > 50) it.past.shift(); };

function toggle(it, id, on) {
  remember(it);
  on ? it.open.add(id) : it.open.delete(id);
  const many = opened(it);
  if (on && many.length > OPEN_AT_ONCE) it.open.delete(many[0]); // the oldest gives way: what is sent stays small
}

// The first click opens and selects, a click on what is selected closes or opens it.
function pick(it, id) {
  const node = it.nodes.get(id), again = it.selected === id;
  if (node.level !== "firm" && (again || !it.open.has(id))) toggle(it, id, !it.open.has(id));
  it.selected = id;
  it.live.textContent = `${it.data.words.chosen} ${label(node)}`;
  draw(it);
  focus(it, id);
  say(it);
}

function focus(it, id) {
  [...it.frame.querySelectorAll("[data-id]")].find((g) => g.getAttribute("data-id") === id)?.focus({ preventScroll: true });
}

function key(it, e) {
  const rows = it.rows.filter((r) => r.level !== "more"), id = e.target.closest("[data-id]")?.getAttribute("data-id");
  const i = rows.findIndex((r) => r.id === id), node = it.nodes.get(id);
  if (e.key === "z" && (e.ctrlKey || e.metaKey)) { if (it.past.length) { it.open = it.past.pop(); draw(it); say(it); } }
  else if (i < 0) return;
  else if (e.key === "Enter" || e.key === " ") pick(it, id);
  else if (e.key === "ArrowRight" && node.level !== "firm" && !it.open.has(id)) { toggle(it, id, true); draw(it); focus(it, id); say(it); }
  else if (e.key === "ArrowLeft" && it.open.has(id)) { toggle(it, id, false); draw(it); focus(it, id); say(it); }
  else if (e.key === "ArrowLeft") step(it, node.parent);
  else if (e.key === "ArrowDown" || e.key === "ArrowRight") step(it, rows[i + 1]?.id);
  else if (e.key === "ArrowUp") step(it, rows[i - 1]?.id);
  else if (e.key === "Home") step(it, rows[0].id);
  else if (e.key === "End") step(it, rows[rows.length - 1].id);
  else return;
  e.preventDefault();
}

function step(it, id) {
  if (!id) return;
  focus(it, id);
  const row = it.rows.find((r) => r.id === id), top = it.frame.scrollTop;
  if (row.y < top || row.y + row.h + 40 > top + it.frame.clientHeight) it.frame.scrollTo({ top: row.y - it.frame.clientHeight / 2, behavior: "instant" });
}
