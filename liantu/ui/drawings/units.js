// Rows of units by where they come from, and the same numbers beside them: a unit each while there are few, else one segment a source.
// data: { label, chosen, source, heads: { name, bar, total, of: {source: word} }, sources: [id], every: whether units are drawn,
//         rows: [{ id, name, colour, gap, counts: {source: n}, total }], sum: { name, counts, total }, most, words: {source: short word} }
// Python is told `chosen`: { row, source } ('' = the whole row).
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  it.choose = (row, source) => component.setTriggerValue("chosen", { row, source });
  if (stands(it, data)) return;
  const within = it.root.getRootNode().activeElement?.getAttribute?.("data-id");
  if (!data.rows.length) return it.root.replaceChildren(bar(data.sum, data, data.sum.total, true));
  const head = el("thead", {}, el("tr", {}, el("th", { scope: "col" }, data.heads.name), el("th", { scope: "col", class: "bars" }, data.heads.bar),
    ...data.sources.map((s) => el("th", { scope: "col", class: "n" }, data.heads.of[s])), el("th", { scope: "col", class: "n" }, data.heads.total)));
  const foot = el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, data.sum.name), el("td", { class: "bars" }), ...data.sources.map((s) => el("td", { class: "n" }, el("b", {}, data.sum.counts[s]))), el("td", { class: "n" }, el("b", {}, data.sum.total))));
  it.root.replaceChildren(el("table", { "aria-label": data.label }, head, el("tbody", {}, ...data.rows.map((r) => line(it, r, data))), foot));
  if (within) [...it.root.querySelectorAll("[data-id]")].find((b) => b.getAttribute("data-id") === within)?.focus({ preventScroll: true });
}

function line(it, r, data) {
  const chosen = r.id === data.chosen;
  const whole = el("button", { type: "button", class: "name", "data-id": r.id, "aria-pressed": String(chosen), click: (e) => { e.stopPropagation(); it.choose(r.id, ""); } }, r.name);
  const number = (s) => {
    const n = r.counts[s];
    if (!n) return el("td", { class: "n zero" }, 0);
    return el("td", { class: "n" }, el("button", { type: "button", class: "count", "data-id": `${r.id}|${s}`, "aria-pressed": String(chosen && data.source === s), title: `${r.name} · ${data.heads.of[s]}`, click: (e) => { e.stopPropagation(); it.choose(r.id, s); } }, n));
  };
  return el("tr", { class: [chosen ? "chosen" : "", r.gap ? "gap" : ""].join(" "), click: () => it.choose(r.id, "") },
    el("th", { scope: "row", style: `--colour:${r.colour}` }, whole), el("td", { class: "bars" }, bar(r, data, data.most, false)), ...data.sources.map(number), el("td", { class: "n" }, el("b", {}, r.total)));
}

function bar(r, data, most, worded) {
  const box = el("div", { class: worded ? "bar worded" : "bar", role: "img", "aria-label": data.sources.map((s) => `${data.heads.of[s]} ${r.counts[s]}`).join(", ") });
  for (const s of data.sources) {
    const n = r.counts[s];
    if (!n) continue;
    if (data.every && !worded) for (let i = 0; i < n; i += 1) box.append(el("span", { class: `unit ${s}`, style: `width:calc(${100 / most}% - 3px)` }, s === "nobody" || s === "unknown" ? el("i", {}, data.words[s]) : null));
    else box.append(el("span", { class: `unit ${s}`, title: `${data.words[s]} ${n}`, style: `width:calc(${(100 * n) / most}% - 3px)` }, ...(worded ? [el("i", { class: "long" }, `${data.words[s]} ${n}`), el("i", { class: "brief" }, n)] : [el("i", {}, n)])));
  }
  return box;
}
