// Entries with the rows behind them: a name, what is said, and each row with its cells one click away.
// data: { first, words: {more}, entries: [{ name, id, mark, tone, lines: [text], rows: [{ place, cells: [[header, value]] }] }] }
// A name with an id can be opened: Python is told `opened`.

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  it.open = (id) => component.setTriggerValue("opened", id);
  show(it, data, data.first);
}

function show(it, data, limit) {
  const rest = data.entries.length - limit;
  const list = el("ul", { class: "entries" }, ...data.entries.slice(0, limit).map((e) => entry(it, e)));
  const more = rest > 0 && el("button", { type: "button", class: "more", click: () => show(it, data, limit + 50) }, data.words.more.replace("{n}", rest));
  it.root.replaceChildren(list, ...(more ? [more] : []));
}

function entry(it, e) {
  const name = e.id ? el("button", { type: "button", class: "name link", click: () => it.open(e.id) }, e.name) : el("span", { class: "name" }, e.name);
  return el("li", {},
    el("div", { class: "first" }, el("span", {}, e.lead ? el("span", { class: "quiet" }, e.lead + " ") : null, e.state ? sign(e.state) : null, e.state ? " " : null, name), e.mark ? el("span", { class: `mark ${e.tone || ""}` }, e.mark) : null),
    ...e.lines.map((line) => el("div", { class: "quiet small" }, line)),
    ...e.rows.map(source)
  );
}

function source(row) {
  const cells = el("table", {}, el("tbody", {}, ...row.cells.map(([header, value, about]) => el("tr", { class: about ? "about" : "" }, el("th", { scope: "row" }, header), el("td", {}, value)))));
  return el("details", {}, el("summary", {}, row.place), cells);
}
