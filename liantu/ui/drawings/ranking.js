// A ranked list: rank, sign and name, a bar, the interval of ranks as a line with its point, the way to go; a click chooses.
// data: { label, chosen, heads: [text], most: number of ranks, more,
//         rows: [{ id, rank, name, group, state, share, value, low, high, interval, route, title }] }
const SHOWN = 10, STEP = 20;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ limit: SHOWN, root: parentElement.appendChild(el("div", { class: "root" })) }));
  it.choose = (id) => component.setTriggerValue("chosen", id);
  if (stands(it, data)) return;
  const at = data.rows.findIndex((r) => r.id === data.chosen);
  if (at >= it.limit) it.limit = Math.ceil((at + 1) / SHOWN) * SHOWN;
  show(it, data);
}

function show(it, data) {
  const within = it.root.getRootNode().activeElement?.getAttribute?.("data-id");
  const rest = data.rows.length - it.limit;
  const more = rest > 0 ? el("button", { type: "button", class: "more", click: () => { it.limit += STEP; show(it, data); } }, data.more.replace("{n}", rest)) : null;
  const head = el("thead", {}, el("tr", {}, ...data.heads.map((text, i) => el("th", { scope: "col", class: `c${i}` }, text))));
  const table = el("table", { "aria-label": data.label }, head, el("tbody", {}, ...data.rows.slice(0, it.limit).map((r) => line(it, r, data))));
  it.root.replaceChildren(...[table, more].filter(Boolean));
  if (within) [...it.root.querySelectorAll("[data-id]")].find((b) => b.getAttribute("data-id") === within)?.focus({ preventScroll: true });
}

function line(it, r, data) {
  const chosen = r.id === data.chosen, ink = STATUS[r.state].ink;
  const unknown = r.state === "UNKNOWN" || r.state === "UNVERIFIED";
  return el("tr", { class: chosen ? "chosen" : "", click: () => it.choose(r.id), title: r.title },
    el("td", { class: "c0 number quiet" }, r.rank),
    el("td", { class: "c1" }, el("button", { type: "button", "data-id": r.id, "aria-pressed": String(chosen), click: (e) => { e.stopPropagation(); it.choose(r.id); } }, sign(r.state), " ", r.name)),
    el("td", { class: "c2 quiet" }, r.group),
    el("td", { class: "c3" }, el("span", { class: "meter" }, el("span", { class: unknown ? "bar open" : "bar", style: `width:${Math.max(1, r.share * 100)}%;--ink:${ink}` })), el("span", { class: "number" }, r.value)),
    el("td", { class: "c4" }, el("span", { class: "interval" }, range(r, data.most), el("span", { class: "number quiet" }, r.interval))),
    el("td", { class: "c5" }, r.route));
}

function range(r, most) {
  const x = (rank) => 3 + (94 * (rank - 1)) / Math.max(1, most - 1);
  return svg("svg", { width: 100, height: 14, viewBox: "0 0 100 14", "aria-hidden": "true" },
    svg("path", { d: "M0 7H100", stroke: "#dfe4ec", "stroke-width": 1 }),
    svg("path", { d: `M${x(r.low)} 7H${x(r.high)}`, stroke: "#4a5670", "stroke-width": 3, "stroke-linecap": "round" }),
    svg("circle", { cx: x(r.rank), cy: 7, r: 3.4, fill: "#16213a", stroke: "#fff", "stroke-width": 1 }));
}
