// Two things or several values side by side: a line for each fact with a sign where they differ, then each side's rows.
// data: { words: {rows, fact, compared, marked}, heads: [{lead, name: [[text, differs]], note}],
//         lines: [{title, cells: [text], verdict, word}], rows: [[{place, note, cells: [[header, value, differs]]}]] }
const SIGNS = { same: "=", partly: "≈", differs: "≠", unknown: "…" };

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  it.root.style.setProperty("--sides", data.heads.length);
  it.root.replaceChildren(compared(data), rows(data));
}

function compared(data) {
  const head = el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "fact" }, el("span", { class: "hidden" }, data.words.fact)), ...data.heads.map(title), el("th", { scope: "col", class: "verdict" }, el("span", { class: "hidden" }, data.words.compared))));
  return el("table", { class: "facts" }, head, el("tbody", {}, ...data.lines.map((line) => fact(line, data.heads))));
}

function title(head) {
  const name = head.name.map(([text, differs]) => (differs ? el("mark", {}, text) : text));
  return el("th", { scope: "col" }, el("div", { class: "quiet small" }, head.lead), el("div", { class: "name" }, ...name), el("div", { class: "quiet small" }, head.note));
}

function fact(line, heads) {
  const cells = line.cells.map((text, at) => el("td", { class: text ? "" : "empty", "data-side": heads[at].lead }, text || "—"));
  const sign = el("td", { class: `verdict ${line.verdict}` }, el("b", { "aria-hidden": "true" }, SIGNS[line.verdict]), " " + line.word);
  return el("tr", { class: line.verdict }, el("th", { scope: "row", class: "fact" }, line.title), ...cells, sign);
}

function rows(data) {
  const columns = data.rows.map((some, at) => el("div", { class: "column" }, el("div", { class: "quiet small lead" }, data.heads[at].lead), ...some.map((row, n) => source(row, n === 0))));
  return el("section", {}, el("h4", {}, data.words.rows), el("p", { class: "quiet small" }, data.words.marked), el("div", { class: "columns" }, ...columns));
}

function source(row, open) {
  const body = row.cells.map(([header, value, differs]) => el("tr", { class: differs ? "differs" : "" }, el("th", { scope: "row" }, header), el("td", {}, value)));
  return el("details", { open: open ? "" : null }, el("summary", {}, row.place), el("div", { class: "quiet small" }, row.note), el("table", {}, el("tbody", {}, ...body)));
}
