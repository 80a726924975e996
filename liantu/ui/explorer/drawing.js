// Everything that is seen: nodes, lines, heads, the bar with its legend.

function legend(it) {
  const { words, counts } = it.data;
  const until = (text, level) => el("button", { type: "button", click: () => openTo(it, level) }, text);
  const chips = Object.keys(counts).map((state) =>
    el("button", {
      type: "button", class: "chip", "data-state": state, style: chip(state), "aria-pressed": String(!it.hidden.has(state)), title: words.filter,
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
    if (item.confirmed) return words.firms.replace("{n}", item.confirmed);
    return item.inferred ? words.inferred.replace("{n}", item.inferred) : words.states[item.state];
  }
  if (row.level === "firm") return item.sure ? item.note : [item.note, words.states_short].filter(Boolean).join(" · ");
  return row.level === "root" ? "" : `${item.have}/${item.total}`;
}

function face(it, row, i) {
  const { item, level, w, h } = row, chosen = row.id === it.selected, dark = level === "root" || level === "system";
  const colours = level === "component" ? paint(item.state) : dark ? { fill: level === "root" ? "#1d3461" : item.colour } : { fill: "#fff", stroke: level === "firm" && !item.sure ? "#4a5568" : "#cfd6e1", "stroke-dasharray": level === "firm" && !item.sure ? "5 4" : null };
  const group = svg("g", {
    class: "node", role: "treeitem", transform: `translate(${row.x},${row.y})`, tabindex: row.id === (it.selected || "root") || (!i && !it.rows.some((r) => r.id === it.selected)) ? 0 : -1,
    "data-id": row.id, "data-state": item.state, "aria-level": LEVELS.indexOf(level) + 1, "aria-selected": String(chosen),
    "aria-label": [it.data.words.levels[level], label(row), level === "root" ? "" : aside(it, row)].filter(Boolean).join(" "), click: () => pick(it, row.id),
  });
  if (level !== "firm") group.setAttribute("aria-expanded", String(it.open.has(row.id)));
  group.append(svg("title", {}, [label(row), aside(it, row)].filter(Boolean).join("  ")));
  group.append(svg("rect", { class: "face", width: w, height: h, rx: 4, stroke: "none", ...colours, ...(chosen ? { stroke: "#16213a", "stroke-width": 2, "stroke-dasharray": null } : {}) }));
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
  const room = w * (level === "component" ? 0.6 : 0.5), y = two ? 18 : h / 2 + 4.5, taken = note ? Math.min(measure(note, 12), room) : 0;
  group.append(svg("text", { x: left, y, fill: ink, "font-weight": bold ? 700 : 400 }, fitted(row, w - left - taken - 12, bold)));
  group.append(svg("text", { x: w - 8, y, fill: dark ? "#fff" : "#4a5670", "font-size": 12, "text-anchor": "end" }, cut(note, room, 12)));
  if (two) item.children.forEach((c, i) => group.append(svg("g", { transform: `translate(${12 + i * 13},27)` }, ...marks(c.state))));
}

// The abbreviation goes before any sign of the name does.
function fitted(row, room, bold) {
  return measure(label(row), 13, bold) <= room ? label(row) : cut(row.item.name, room, 13, bold);
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
