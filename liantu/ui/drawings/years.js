// Dated events on a line of years, in lanes above and below so that no two texts touch; a list where there is no room.
// data: { label, planned, events: [{ on, word, what, planned, place }] }, the oldest first.
const NARROW = 620, LANE = 46, TEXT = 158, PAD = 14;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => {
    const made = { root: parentElement.appendChild(el("div", { class: "root years" })) };
    new ResizeObserver(() => made.data && Math.abs(made.root.clientWidth - made.width) > 3 && drawYears(made)).observe(made.root);
    return made;
  });
  if (stands(it, data)) return;
  it.data = data;
  drawYears(it);
}

function drawYears(it) {
  it.width = it.root.clientWidth || 900;
  const { data } = it;
  it.root.replaceChildren(it.width < NARROW || data.events.length > 24 ? list(data) : line(data, it.width));
}

// 2024, 2024-06 and 2024-06-30 as years with a fraction; what names no day stands in its middle.
function when(on) {
  const [year, month, day] = on.split("-").map(Number);
  return year + (month ? (month - 1 + (day ? (day - 1) / 31 : 0.5)) / 12 : 0.5);
}

function line(data, width) {
  const at = data.events.map((e) => when(e.on));
  const first = Math.floor(Math.min(...at)), last = Math.max(first + 1, Math.ceil(Math.max(...at) + 0.01));
  const x = (t) => PAD + ((t - first) / (last - first)) * (width - 2 * PAD);
  const lanes = placed(at.map(x), width);
  const above = Math.max(1, ...lanes.map((l) => l.lane >= 0 ? l.lane + 1 : 0)), below = Math.max(0, ...lanes.map((l) => l.lane < 0 ? -l.lane : 0));
  const axis = above * LANE + 8, height = axis + 26 + below * LANE + (below ? 6 : 0);
  const drawing = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  drawing.append(svg("path", { d: `M${PAD} ${axis}H${width - PAD}`, stroke: "#b8c1cf", "stroke-width": 1.5 }));
  const step = Math.max(1, Math.ceil((last - first) / Math.max(2, Math.floor(width / 90))));
  for (let year = first; year <= last; year += step) {
    drawing.append(svg("path", { d: `M${x(year)} ${axis - 4}v8`, stroke: "#b8c1cf" }), svg("text", { x: x(year), y: axis + 18, "text-anchor": "middle", class: "year" }, year));
  }
  const texts = data.events.map((e, n) => {
    const { lane, left } = lanes[n], px = x(at[n]);
    const top = lane >= 0 ? axis - (lane + 1) * LANE : axis + 24 + (-lane - 1) * LANE;
    drawing.append(svg("path", { d: lane >= 0 ? `M${px} ${axis}V${top + 38}` : `M${px} ${axis}V${top}`, stroke: "#b8c1cf" }));
    drawing.append(svg("circle", { cx: px, cy: axis, r: 4.5, fill: e.planned ? "#fff" : "#1d3461", stroke: "#1d3461", "stroke-width": 1.5, "stroke-dasharray": e.planned ? "2 2" : null }));
    return el("div", { class: "event", style: `left:${left}px;top:${top}px;width:${TEXT}px` }, el("span", { class: "cut", title: `${e.on} ${e.word} ${e.what}` }, e.what), el("span", { class: "small quiet cut", title: e.place }, `${e.on} · ${e.word}${e.planned ? ` · ${data.planned}` : ""}`));
  });
  return el("div", { class: "line", style: `height:${height}px`, role: "list", "aria-label": data.label }, drawing, ...texts.map((t) => (t.setAttribute("role", "listitem"), t)));
}

// The nearest free lane for each text: 0, -1, 1, -2, …
function placed(xs, width) {
  const ends = new Map();
  return xs.map((px) => {
    const left = Math.max(0, Math.min(px - 10, width - TEXT));
    for (let n = 0; ; n++) {
      const lane = n % 2 ? -(n + 1) / 2 : n / 2;
      if ((ends.get(lane) ?? -1) <= left) {
        ends.set(lane, left + TEXT + 6);
        return { lane, left };
      }
    }
  });
}

function list(data) {
  return el("ol", { class: "list", "aria-label": data.label }, ...data.events.map((e) => el("li", { class: e.planned ? "planned" : "" }, el("span", { class: "on" }, e.on), el("span", {}, `${e.word} · ${e.what}`, e.planned ? ` · ${data.planned}` : "", e.place ? el("span", { class: "quiet small block" }, e.place) : null))));
}
