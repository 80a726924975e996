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

// The sign of a state, 9 px: a full square, a dashed one, three dots.
function sign(state) {
  const box = svg("svg", { class: "sign", width: 9, height: 9, viewBox: "0 0 9 9", "aria-hidden": "true" });
  box.append(...marks(state));
  return box;
}
function marks(state) {
  if (state === "recorded") return [svg("rect", { width: 9, height: 9, rx: 1.5, fill: "#1d3461" })];
  if (state === "inferred")
    return [svg("rect", { x: 0.7, y: 0.7, width: 7.6, height: 7.6, rx: 1.5, fill: "#e8eef8", stroke: "#1d3461", "stroke-width": 1.4, "stroke-dasharray": "2.2 1.6" })];
  return [1.2, 4.5, 7.8].map((x) => svg("circle", { cx: x, cy: 4.5, r: 1.1, fill: "#4a5568" }));
}

// State of a drawing lives as long as its place on the page.
const kept = new WeakMap();
function memory(parent, make) {
  if (!kept.has(parent)) kept.set(parent, make());
  return kept.get(parent);
}
