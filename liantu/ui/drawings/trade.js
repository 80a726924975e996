// Suppliers left, the firm in the middle, customers right: solid lines confirmed, dashed of low confidence.
// data: { words: {left, right, more, none_left, none_right, label}, centre: {name, note},
//         left, right: [{ id, name, note, dashed }] }. A name can be opened: Python is told `opened`.
const ROW = 40, AT_FIRST = 6, MOST = 40, NARROW = 520;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => {
    const made = { root: parentElement.appendChild(el("div", { class: "root trade" })), shown: AT_FIRST };
    new ResizeObserver(() => made.data && Math.abs(made.root.clientWidth - made.width) > 3 && drawTrade(made)).observe(made.root);
    return made;
  });
  it.open = (id) => component.setTriggerValue("opened", id);
  if (stands(it, data)) return;
  it.data = data;
  it.shown = AT_FIRST;
  drawTrade(it);
}

function drawTrade(it) {
  const { data } = it;
  it.width = it.root.clientWidth || 520;
  const sides = ["left", "right"].map((side) => data[side].slice(0, it.shown));
  const rest = data.left.length + data.right.length - sides[0].length - sides[1].length;
  const more = rest > 0 && it.shown < MOST && el("button", { type: "button", class: "more", click: () => { it.shown = MOST; drawTrade(it); } }, data.words.more.replace("{n}", rest));
  const beyond = rest > 0 && it.shown >= MOST && el("div", { class: "quiet small" }, data.words.more.replace("{n}", rest));
  it.root.replaceChildren(it.width < NARROW ? listed(it, sides) : picture(it, sides), ...[more, beyond].filter(Boolean));
}

function picture(it, [left, right]) {
  const { data, width } = it;
  const rows = Math.max(left.length, right.length, 1), height = rows * ROW + 34, middle = (rows * ROW) / 2;
  const box = Math.min(168, Math.max(112, data.centre.name.length * 14 + 24)), half = box / 2, centre = width / 2;
  const column = (some) => some.map((_, n) => middle + (n - (some.length - 1) / 2) * ROW);
  const drawing = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  const edge = Math.max(60, centre - half - 92);
  const end = width - edge;
  column(left).forEach((y, n) => drawing.append(curve(edge + 8, y, centre - half, middle, left[n].dashed, true)));
  column(right).forEach((y, n) => drawing.append(curve(centre + half, middle, end - 8, y, right[n].dashed, true)));
  const name = el("div", { class: "centre", style: `left:${centre - half}px;top:${middle - 22}px;width:${box}px` }, el("b", {}, data.centre.name), el("span", { class: "small" }, data.centre.note));
  const beside = (some, side) => some.map((p, n) => el("div", { class: `partner ${side}`, style: `top:${column(some)[n] - 18}px;${side}:0;width:${edge}px` }, named(it, p), el("span", { class: "quiet small cut", title: p.note }, p.note)));
  const foot = [foot_of(data, "left"), foot_of(data, "right")];
  return el("div", { class: "picture", style: `height:${height}px`, role: "group", "aria-label": data.words.label }, drawing, name, ...beside(left, "left"), ...beside(right, "right"), ...foot);
}

const foot_of = (data, side) => el("div", { class: `foot ${side} quiet small` }, data[side].length ? data.words[side].replace("{n}", data[side].length) : data.words[`none_${side}`]);

function curve(x1, y1, x2, y2, dashed, arrow) {
  const mid = (x1 + x2) / 2;
  const group = svg("g", {});
  group.append(svg("path", { d: `M${x1} ${y1}C${mid} ${y1} ${mid} ${y2} ${x2 - 5} ${y2}`, fill: "none", stroke: "#1d3461", "stroke-width": 1.5, "stroke-dasharray": dashed ? "5 4" : null }));
  if (arrow) group.append(svg("path", { d: `M${x2} ${y2}l-7 -4v8Z`, fill: "#1d3461" }));
  return group;
}

const named = (it, p) => el("button", { type: "button", class: "link cut", title: p.name, click: () => it.open(p.id) }, p.name);

function listed(it, sides) {
  return el("div", {}, ...sides.map((some, n) => {
    const side = n ? "right" : "left";
    return el("div", { class: "listed" }, foot_of(it.data, side), ...some.map((p) => el("div", { class: `one ${p.dashed ? "dashed" : ""}` }, named(it, p), el("span", { class: "quiet small" }, p.note))));
  }));
}
