// A table of cells: rows by columns (assemblies by districts), each cell a word or the signs of its components; a click chooses.
// data: { label, corner, chosen, columns: [{ id, name }], rows: [{ id, name, colour, gap }], keys: [{ tone, word }],
//         cells: [[{ id, tone, text, note, title, quiet, signs: [{ id, state, title }] }]] }
// Python is told `chosen`: the id of a cell, or of one sign in it.
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  it.choose = (id) => component.setTriggerValue("chosen", id);
  if (stands(it, data)) return;
  const head = el("tr", {}, el("th", { scope: "col", class: "corner quiet" }, data.corner), ...data.columns.map((c) => el("th", { scope: "col" }, c.name)));
  const body = data.rows.map((r, y) => el("tr", { class: r.gap ? "gap" : "" },
    el("th", { scope: "row", style: `--colour:${r.colour}` }, r.name),
    ...data.columns.map((c, x) => cell(it, data.cells[y][x], c.name, data.chosen))));
  const keys = (data.keys || []).map((k) => el("span", { class: "key" }, el("span", { class: `swatch ${k.tone}` }), k.state ? sign(k.state) : null, k.word));
  it.root.replaceChildren(...[keys.length ? el("div", { class: "keys" }, ...keys) : null,
    el("table", { "aria-label": data.label }, el("thead", {}, head), el("tbody", {}, ...body))].filter(Boolean));
}

function cell(it, c, column, chosen) {
  const within = c.signs?.length
    ? el("span", { class: "signs" }, ...c.signs.map((s) => el("button", { type: "button", class: `square ${s.state}`, "data-id": s.id, "aria-pressed": String(s.id === chosen), title: s.title, "aria-label": s.title, style: `--ink:${STATUS[s.state].ink};--fill:${STATUS[s.state].fill}`, click: () => it.choose(s.id) }, sign(s.state))), c.note ? el("span", { class: "limit" }, c.note) : null)
    : c.id ? el("button", { type: "button", class: "whole", "data-id": c.id, "aria-pressed": String(c.id === chosen), title: c.title, "aria-label": c.title, click: () => it.choose(c.id) }, el("b", {}, c.text), c.note ? el("span", { class: "note" }, c.note) : null)
      : el("span", { class: "text", title: c.title }, c.text);
  return el("td", { class: [c.tone, c.quiet ? "off" : ""].filter(Boolean).join(" "), "data-column": column }, within);
}
