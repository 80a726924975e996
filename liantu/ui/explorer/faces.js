// The cells: sign, colour and word together, never one of them alone; grey where the chosen district has nothing.
const DASH = { solid: {}, dashed: { "stroke-dasharray": "5 4" }, dotted: { "stroke-dasharray": "1 4", "stroke-linecap": "round" } };
const INK = "#16213a", SECOND = "#4a5670", QUIET = "#5b6780";

const label = (node) => [node.item.name, node.item.short].filter(Boolean).join(" ");

function aside(it, row) {
  const { item } = row, words = it.data.words;
  if (row.level === "component") return item.count ?? (item.state ? words.short[item.state] : "");
  return item.note || "";
}

// Whether the chosen district has part in it; without a district everything has.
function isIn(it, row) {
  if (!it.district) return true;
  if (row.item.places) return row.item.places.includes(it.district);
  const codes = it.data.inside?.[it.district];
  if (!codes || row.level === "root" || row.level === "firm") return true;
  return row.level === "component" ? codes.includes(row.id) : row.item.codes.some((c) => codes.includes(c));
}

function cell(it, row, isStop, walked) {
  const { item, level, w, h } = row, chosen = row.id === it.selected, grey = !isIn(it, row), node = it.nodes.get(row.id);
  const siblings = row.parentRow ? row.parentRow.kids.filter((k) => k.item.kind !== "head") : [row];
  const group = svg("g", {
    class: `node${node ? "" : " more"}`, role: "treeitem", transform: `translate(${row.x},${row.y})`, tabindex: isStop ? 0 : -1, "data-id": row.id, "data-state": item.state,
    "data-kind": item.line, "data-grey": grey ? "" : null, "aria-level": row.depth + 1 + (row.inside ? 1 : 0), "aria-selected": String(chosen), "aria-label": spoken(it, row),
    "aria-setsize": siblings.length, "aria-posinset": siblings.indexOf(row) + 1,
    click: (e) => { if (e.detail < 2) node ? pick(it, row.id) : row.step && turn(it, row.parent, row.step); },
  });
  if (node && hasChildren(node)) group.setAttribute("aria-expanded", String(it.open.has(row.id)));
  group.append(svg("title", {}, [spoken(it, row), item.tip].filter(Boolean).join("\n")));
  if (!node || item.kind === "group") return plainly(group, it, row);
  group.append(svg("rect", { class: "face", width: w, height: h, rx: 5, ...ground(row, grey), ...(chosen ? { stroke: INK, "stroke-width": 2, "stroke-dasharray": null } : {}) }));
  if (level === "assembly") group.append(svg("path", { d: `M5 0H4A4 4 0 0 0 0 5V${h - 5}A4 4 0 0 0 4 ${h}H5Z`, fill: grey ? "#cdd4df" : item.colour }));
  write(it, group, row, grey, chosen);
  return group;
}

function ground(row, grey) {
  const { item, level } = row;
  if (level === "root" || level === "system") return { fill: grey ? "#eef1f5" : item.colour, stroke: "none" };
  if (grey) return { fill: "#f5f7fa", stroke: "#dfe4ec" };
  if (level === "component" && item.state) return { ...paint(item.state), fill: item.state === "UNKNOWN" ? "url(#hatch)" : STATUS[item.state].fill };
  return { fill: item.away ? "#f5f7fa" : "#fff", stroke: "#b8c1cf", ...DASH[item.line || "solid"] };
}

// In words: level, name, what is counted, what changed.
function spoken(it, row) {
  const item = row.item, words = it.data.words;
  const kind = words.kinds[row.level] && !item.kind ? words.kinds[row.level] : words.kinds[item.kind] || "";
  const state = row.level === "component" && item.state ? words.states[item.state] : "";
  const counted = row.level === "root" ? item.second : row.level === "assembly" || row.level === "system" ? item.said : aside(it, row);
  return [kind, label(row), state, counted, item.parts, item.change && item.change.said].filter(Boolean).join(" ");
}

function write(it, group, row, grey, chosen) {
  const { level, item, w, h } = row, dark = (level === "root" || level === "system") && !grey;
  const ink = dark ? "#fff" : grey ? QUIET : INK, second = dark ? "#fff" : grey ? QUIET : SECOND;
  if ((level === "root" || level === "system") && !row.narrow) return twoLines(group, row, ink);
  if (item.line) return firmLines(it, group, row, ink, second);
  const isPart = level === "component", left = isPart ? 28 : level === "assembly" ? 13 : 10;
  if (isPart && item.state) group.append(svg("g", { transform: `translate(11,${h / 2 - 4.5})` }, ...marks(item.state)));
  const two = level === "assembly" && !row.narrow, y = two ? 18 : h / 2 + 4.5;
  let right = w - 9;
  const crowded = item.change && w < 190; // the name goes first: the pill's count is said in the title
  for (const [kind, n] of crowded ? [] : [...(item.pills || [])].reverse()) right -= pill(group, kind, n, right, h, grey) + 3;
  const room = (right - left) * (isPart ? 0.5 : 0.56), big = (isPart || row.narrow || level === "assembly") ? 14 : 13, beside = aside(it, row), taken = beside ? Math.min(measure(beside, 12), room) : 0;
  if (beside) group.append(svg("text", { x: right, y, fill: isPart && item.state && !grey ? STATUS[item.state].ink : second, "font-size": 12, "text-anchor": "end" }, cut(beside, room, 12)));
  right -= taken + (taken ? 5 : 0);
  if (item.change && !two) right -= tag(group, item.change, right, h) + 4;
  const bold = level === "assembly" || level === "root" || level === "system" || (isPart && chosen);
  group.append(svg("text", { x: left, y, fill: ink, "font-size": big, "font-weight": bold ? 700 : 400 }, fitted(row, right - left, bold, big)));
  if (two) signs(it, group, item, grey);
}

function signs(it, group, item, grey) {
  let x = 13;
  for (const child of item.children) {
    const faint = grey || (it.status.size && !it.status.has(child.state));
    if (child.state) group.append(svg("g", { transform: `translate(${x},27)`, "data-state": child.state, opacity: faint ? 0.25 : 1 }, ...marks(child.state)));
    else group.append(svg("circle", { cx: x + 4.5, cy: 31.5, r: 1.5, fill: "#b8c1cf" }));
    if (child.change) group.append(svg("path", { class: "change", d: `M${x} 39H${x + 9}`, stroke: "#1f4e9c", "stroke-width": 2 }));
    x += 12.5;
  }
}

function twoLines(group, row, ink) {
  const { item, w } = row;
  [item.name, item.second].forEach((text, i) => group.append(svg("text", { x: w / 2, y: i ? 35 : 19, fill: ink, "text-anchor": "middle", "font-size": i ? 12 : 14, "font-weight": i ? 400 : 700 }, cut(text, w - 6, i ? 12 : 14, !i))));
}

// A firm or project: its name, below it where it is and what is known of it.
function firmLines(it, group, row, ink, second) {
  const { item, w, h } = row, top = h / 2 - 4;
  const used = item.change ? tag(group, item.change, w - 8, h) + 6 : 0, room = w - 19 - used;
  const struck = item.gone ? { "text-decoration": "line-through" } : {};
  group.append(svg("text", { x: 10, y: top, fill: ink, "font-size": 13, ...struck }, cut(item.name, room, 13)));
  group.append(svg("text", { x: 10, y: top + 17, fill: second, "font-size": 12 }, cut(item.note, room, 12)));
}

// A count that is not among the makers: framed like its line, dashed or dotted.
function pill(group, kind, n, right, h, grey) {
  const wide = Math.max(18, measure(String(n), 12) + 9);
  group.append(svg("rect", { x: right - wide, y: h / 2 - 9, width: wide, height: 18, rx: 9, fill: "#fff", stroke: grey ? "#8fa3c4" : "#4a5670", "stroke-width": 1.2, ...(kind === "dotted" ? { "stroke-dasharray": "1 3", "stroke-linecap": "round" } : { "stroke-dasharray": "4 2.5" }) }));
  group.append(svg("text", { x: right - wide / 2, y: h / 2 + 4.5, "text-anchor": "middle", "font-size": 12, fill: grey ? QUIET : SECOND }, n));
  return wide;
}

// What changed since the day of comparison, as a word in a frame; of a component with the sign that it had.
function tag(group, change, right, h) {
  const text = measure(change.word, 12), wide = text + 8 + (change.state ? 12 : 0), left = right - wide;
  group.append(svg("rect", { class: "change", x: left, y: h / 2 - 9, width: wide, height: 18, rx: 3, fill: "#fff", stroke: "#1f4e9c" }));
  group.append(svg("text", { x: left + 4, y: h / 2 + 4.5, "font-size": 12, fill: "#1f4e9c" }, change.word));
  if (change.state) group.append(svg("g", { transform: `translate(${left + text + 6},${h / 2 - 4.5})` }, ...marks(change.state)));
  return wide;
}

// A line of words only: how many more there are, or who is elsewhere.
function plainly(group, it, row) {
  const { item, w, h } = row, isGroup = item.kind === "group", acts = isGroup || row.step;
  const word = isGroup ? it.data.words[it.open.has(row.id) ? "close" : "unfold"] : "", room = w - (word ? measure(word, 12) + 14 : 6);
  group.append(svg("rect", { class: "face", width: w, height: h, rx: 4, fill: "#fff", "fill-opacity": 0, stroke: "none" }));
  group.append(svg("text", { x: 2, y: h / 2 + 4.5, "font-size": 12, fill: acts && !isGroup ? "#1f4e9c" : SECOND }, cut(item.name, room, 12)));
  if (word) group.append(svg("text", { x: w - 2, y: h / 2 + 4.5, "font-size": 12, "text-anchor": "end", fill: "#1f4e9c" }, word));
  return group;
}

// The abbreviation goes before any sign of the name does.
function fitted(row, room, bold, size) {
  return measure(label(row), size, bold) <= room ? label(row) : cut(row.item.name, room, size, bold);
}

const FONT = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif';
let canvas;
function measure(text, size, bold) {
  canvas ??= document.createElement("canvas").getContext("2d");
  canvas.font = `${bold ? 700 : 400} ${size}px ${FONT}`;
  return canvas.measureText(text).width;
}
function cut(text, room, size, bold) {
  if (!text || measure(text, size, bold) <= room) return text || "";
  let kept = [...text];
  while (kept.length > 1 && measure(kept.join("") + "…", size, bold) > room) kept.pop();
  return kept.join("") + "…";
}
