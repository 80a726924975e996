// The tree as it stands: lines, cells, heads. What was clicked stays where it is.

function draw(it) {
  if (it.width < LEAST) return; // not laid out yet: the observer draws it once there is room
  const within = it.root.getRootNode().activeElement?.getAttribute?.("data-id");
  const before = it.rows?.find((r) => r.id === it.selected)?.y;
  const { rows, width, height, at } = place(it);
  it.rows = rows;
  const after = rows.find((r) => r.id === it.selected)?.y;
  const moved = before === undefined || after === undefined ? 0 : after - before;
  it.root.classList.toggle("narrow", it.width < NARROW);
  it.root.classList.toggle("small", it.width < SMALL);
  const tree = picture(it, rows, width, height);
  tree.addEventListener("keydown", (e) => key(it, e));
  const top = it.frame.scrollTop, left = it.frame.scrollLeft;
  it.frame.replaceChildren(heads(it, at, width), tree);
  it.frame.scrollTo({ top: top + moved, left, behavior: "instant" });
  it.svg = tree;
  it.at = at;
  if (within) focus(it, within);
  if (it.centre) centre(it);
}

function picture(it, rows, width, height) {
  const lit = it.selected ? path(it, it.selected) : new Set();
  const tree = svg("svg", { class: "tree", role: "tree", "aria-label": it.data.words.tree, width, height, viewBox: `0 0 ${width} ${height}`, xmlns: SVG });
  const lines = rows.filter((r) => r.parentRow && !r.inside && r.item.kind !== "head").sort((a, b) => lit.has(a.id) - lit.has(b.id));
  const stop = rows.some((r) => r.id === it.selected) ? it.selected : "root";
  const walked = rows.filter((r) => r.item.kind !== "head");
  tree.append(hatch(), ...lines.map((r) => link(r, lit.has(r.id) || (firmly(r) && lit.has(r.parentRow.id)))));
  tree.append(...rows.map((r) => (r.item.kind === "head" ? headline(r) : cell(it, r, r.id === stop, walked))));
  return tree;
}

const hatch = () => svg("defs", {}, svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 6, height: 6, fill: "#fff" }), svg("path", { d: "M0 0V6", stroke: "#e1e6ee", "stroke-width": 2 })));

const firmly = (row) => row.level !== "assembly" && row.level !== "system" && row.level !== "component" && row.item.kind === "firm";

function heads(it, at, width) {
  const line = el("div", { class: "heads", style: `width:${width}px`, "aria-hidden": "true" });
  if (at) for (const level of it.data.levels) line.append(el("span", { style: `left:${at[level.id].x}px` }, level.head));
  return line;
}

function link(row, lit) {
  const p = row.parentRow, x1 = row.narrow ? p.x + 5 : p.x + p.w, y1 = row.narrow ? p.y + p.h : p.y + p.h / 2, y2 = row.y + row.h / 2;
  const mid = (x1 + row.x) / 2, kind = row.item.line || "solid";
  const d = row.narrow ? `M${x1} ${y1}V${y2}H${row.x}` : `M${x1} ${y1}C${mid} ${y1} ${mid} ${y2} ${row.x} ${y2}`;
  const faint = row.item.kind === "more" || row.item.kind === "group";
  return svg("path", {
    d, fill: "none", stroke: lit ? "#1d3461" : firmly(row) ? "#8fa3c4" : "#cdd4df", "stroke-width": faint ? 1 : lit ? 2 : firmly(row) ? 1.4 : 1,
    ...(faint ? { "stroke-opacity": 0.5 } : DASH[kind]), class: firmly(row) ? kind : "part",
  });
}

function headline(row) {
  const group = svg("g", { transform: `translate(${row.x},${row.y})` });
  group.append(svg("title", {}, row.item.name), svg("text", { x: 1, y: 14, fill: "#4a5670", "font-size": 12 }, cut(row.item.name, row.w, 12)));
  return group;
}
