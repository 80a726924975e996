// Who supplies whom: a name, an arrow (solid what a record says, dashed what is inferred), another name, and what is known.
// data: { heads: [text], label, lines: [{ from, to, line, mark, note, away }] }
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  const head = el("thead", {}, el("tr", {}, ...data.heads.map((text) => el("th", { scope: "col" }, text))));
  it.root.replaceChildren(el("table", { "aria-label": data.label }, head, el("tbody", {}, ...data.lines.map(line))));
}

function line(each) {
  const arrow = svg("svg", { viewBox: "0 0 90 10", width: 90, height: 10, "aria-hidden": "true" },
    svg("path", { d: "M1 5H82", stroke: "#1d3461", "stroke-width": 2, "stroke-dasharray": each.line === "solid" ? null : each.line === "dashed" ? "5 4" : "1 4" }), svg("path", { d: "M82 1L89 5L82 9Z", fill: "#1d3461" }));
  return el("tr", { class: each.away ? "away" : "" }, el("td", {}, each.from), el("td", { class: "arrow" }, each.line ? arrow : null), el("td", { class: each.unknown ? "quiet" : "" }, each.to),
    el("td", {}, el("b", {}, each.mark), " ", el("span", { class: "quiet" }, each.note)));
}
