// Elements are made here and nowhere else. Text goes in as text: nothing from data is ever read as markup.
const SVG = "http://www.w3.org/2000/svg";
function put(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  for (const child of children) {
    if (child === null || child === undefined) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}
const el = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => put(document.createElementNS(SVG, tag), attributes, children);

// The eight states of a link (queries/statuses.py): ink, fill, border, and a sign that is drawn, for no font has them all.
const STATUS = {
  STRONG: { ink: "#17693a", fill: "#e3f4ea" },
  ADEQUATE: { ink: "#1f5f8b", fill: "#e4f0f8" },
  WEAK: { ink: "#8f5200", fill: "#fff2dc" },
  PIPELINE: { ink: "#5b3f8c", fill: "#efe9f8" },
  BROKEN: { ink: "#a81c2e", fill: "#fde5e7" },
  MISSING: { ink: "#a81c2e", fill: "#fdf3f4" },
  UNVERIFIED: { ink: "#4a5568", fill: "#eef1f5" },
  UNKNOWN: { ink: "#4a5568", fill: "#ffffff", dash: "4 3" },
  NOT_PRIORITY: { ink: "#5b6780", fill: "#f5f7fa", dash: "1 3" },
};
const SHAPES = {
  STRONG: (ink) => [svg("circle", { cx: 4.5, cy: 4.5, r: 4, fill: ink })],
  ADEQUATE: (ink) => [svg("circle", { cx: 4.5, cy: 4.5, r: 3.4, fill: "#fff", stroke: ink, "stroke-width": 1.8 })],
  WEAK: (ink) => [svg("path", { d: "M4.5 .6L8.8 8.4H.2Z", fill: ink })],
  PIPELINE: (ink) => [svg("path", { d: "M4.5 .7L8.3 4.5L4.5 8.3L.7 4.5Z", fill: "#fff", stroke: ink, "stroke-width": 1.5 })],
  BROKEN: (ink) => [svg("rect", { x: 0.5, y: 0.5, width: 8, height: 8, fill: ink })],
  MISSING: (ink) => [svg("path", { d: "M1 1L8 8M8 1L1 8", stroke: ink, "stroke-width": 1.8, fill: "none" })],
  UNVERIFIED: (ink) => [
    svg("path", { d: "M2.2 3C2.2 .2 6.9 .2 6.9 2.8C6.9 4.6 4.5 4.5 4.5 6.3", stroke: ink, "stroke-width": 1.5, fill: "none" }),
    svg("circle", { cx: 4.5, cy: 8.3, r: 0.9, fill: ink }),
  ],
  UNKNOWN: (ink) => [1.2, 4.5, 7.8].map((x) => svg("circle", { cx: x, cy: 4.5, r: 1.1, fill: ink })),
  NOT_PRIORITY: (ink) => [svg("path", { d: "M1 4.5H8", stroke: ink, "stroke-width": 1.5 })],
};

// The sign of a state, 9 px.
function sign(state) {
  const box = svg("svg", { class: "sign", width: 9, height: 9, viewBox: "0 0 9 9", "aria-hidden": "true" });
  box.append(...marks(state));
  return box;
}
const marks = (state) => SHAPES[state](STATUS[state].ink);

// The five words of the pace (queries/derive/pace.py) and no return; the word always stands beside the sign.
const PACE = {
  achieved: { ink: "#17693a", shape: (ink) => [svg("path", { d: "M1 5L3.6 7.6L8.2 1.6", stroke: ink, "stroke-width": 1.8, fill: "none" })] },
  "on track": { ink: "#17693a", shape: SHAPES.STRONG },
  "acceleration needed": { ink: "#8f5200", shape: SHAPES.WEAK },
  limited: { ink: "#a81c2e", shape: SHAPES.BROKEN },
  deterioration: { ink: "#a81c2e", shape: (ink) => [svg("path", { d: "M4.5 8.4L.2 .6H8.8Z", fill: ink })] },
  silent: { ink: "#4a5568", shape: SHAPES.UNKNOWN },
};
function pace(told, plain) {
  if (!told) return null;
  const { ink, shape } = PACE[told.code];
  const box = svg("svg", { class: "sign", width: 9, height: 9, viewBox: "0 0 9 9", "aria-hidden": "true" });
  box.append(...shape(ink));
  return el("span", { class: plain ? "pace plain" : "pace", style: `color:${ink}` }, box, told.word);
}

// Actual value against its target with the tick of the plan line; shares 0..1, null where unknown.
function bullet(share, tick) {
  const width = (x) => `${(100 * Math.max(0, Math.min(1, x))).toFixed(2)}%`;
  return el("span", { class: share === null ? "bullet none" : "bullet", "aria-hidden": "true" },
    share === null ? null : el("i", { style: `width:${width(share)}` }),
    tick === null || tick === undefined ? null : el("b", { style: `left:${width(tick)}` }));
}

// Whether this data stands there already, or newer. While a module is being loaded browsers run the calls that wait for it in
// any order: what Python said first may come last.
function stands(it, data) {
  if (it.stamp >= data.stamp) return true;
  it.stamp = data.stamp;
  return false;
}

// State of a drawing lives as long as its place on the page.
const kept = new WeakMap();
function memory(parent, make) {
  if (!kept.has(parent)) kept.set(parent, make());
  return kept.get(parent);
}
