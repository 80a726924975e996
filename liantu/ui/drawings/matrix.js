// Every component of the plan: one cell each, all of equal size, a row for each assembly; a click chooses.
// data: { label, chosen, hidden: [state], legend: [{ state, word, n }], note,
//         rows: [{ id, name, note, colour, gap, cells: [{ id, name, state, value, title, changed }] }] }
// Small cells bear the sign alone (`small`); `changed` ones a heavy border. Python is told `chosen`, and `hidden` states.
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  it.choose = (id) => component.setTriggerValue("chosen", id);
  it.hide = (states) => component.setStateValue("hidden", states);
  if (stands(it, data)) return;
  const within = it.root.getRootNode().activeElement?.getAttribute?.("data-id");
  it.root.classList.toggle("small", Boolean(data.small));
  it.root.replaceChildren(...[legend(it, data), rows(it, data), data.note ? el("p", { class: "quiet tiny" }, data.note) : null].filter(Boolean));
  if (within) focus(it, within);
}

function legend(it, data) {
  if (!data.legend) return null;
  const hidden = new Set(data.hidden);
  const press = (state) => () => { hidden.has(state) ? hidden.delete(state) : hidden.add(state); it.hide([...hidden]); };
  return el("div", { class: "legend" }, ...data.legend.map((g) =>
    el("button", { type: "button", class: "word", "data-state": g.state, "aria-pressed": String(!hidden.has(g.state)), title: data.filter, click: press(g.state), style: `color:${STATUS[g.state].ink}` },
      sign(g.state), g.word, el("b", {}, g.n))));
}

function rows(it, data) {
  const most = Math.max(...data.rows.map((r) => r.cells.length));
  const first = data.rows.some((r) => r.cells.some((c) => c.id === data.chosen)) ? data.chosen : data.rows[0]?.cells[0]?.id;
  const hidden = new Set(data.hidden || []);
  const box = el("div", { class: "rows", role: "group", "aria-label": data.label, style: `--most:${most}`, keydown: (e) => walk(it, e) });
  for (const r of data.rows) {
    box.append(el("div", { class: r.gap ? "row gap" : "row" },
      el("div", { class: "head", style: `--colour:${r.colour}` }, el("b", {}, r.name), el("span", { class: "quiet" }, r.note)),
      el("div", { class: "cells" }, ...r.cells.map((c) => cell(it, c, data.chosen, first, hidden)))));
  }
  return box;
}

function cell(it, c, chosen, first, hidden) {
  const paint = STATUS[c.state];
  const classes = ["cell", c.state, c.changed ? "changed" : "", hidden.has(c.state) ? "dim" : ""].filter(Boolean).join(" ");
  return el("button", {
    type: "button", class: classes, "data-id": c.id, "aria-pressed": String(c.id === chosen), "aria-label": c.title, title: c.title, tabindex: c.id === first ? 0 : -1,
    style: `--ink:${paint.ink};--fill:${paint.fill}`, click: () => it.choose(c.id),
  }, c.was && c.was !== c.state ? el("span", { class: "was" }, sign(c.was)) : null, sign(c.state), el("span", { class: c.name.length > 6 ? "name long" : "name" }, c.name), c.value === "" || c.value === undefined ? null : el("b", { class: "value" }, c.value));
}

const focus = (it, id) => [...it.root.querySelectorAll("[data-id]")].find((b) => b.getAttribute("data-id") === id)?.focus({ preventScroll: true });

// Arrows walk the cells: along a row, and to the row above or below.
function walk(it, event) {
  const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  const at = event.target.closest?.("[data-id]");
  if (!step || !at) return;
  event.preventDefault();
  event.stopPropagation();
  const lines = [...it.root.querySelectorAll(".cells")].map((line) => [...line.children]);
  const y = lines.findIndex((line) => line.includes(at)), x = lines[y].indexOf(at);
  const line = lines[Math.max(0, Math.min(lines.length - 1, y + step[1]))];
  const next = line[Math.max(0, Math.min(line.length - 1, x + step[0]))];
  for (const each of lines.flat()) each.setAttribute("tabindex", each === next ? 0 : -1);
  next.focus();
}
