// Candidates for the head of a chain: score, the five terms as bars of their own (an unknown one is hatched, never 0), stability.
// data: { label, chosen, heads: [text], terms: [text], unknown, more,
//         rows: [{ id, rank, name, mark, tone, score, known, terms: [number|null], stability, gate }] }
const FIRST = 10, MORE = 20;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ limit: FIRST, root: parentElement.appendChild(el("div", { class: "root" })) }));
  it.choose = (id) => component.setTriggerValue("chosen", id);
  if (stands(it, data)) return;
  show(it, data);
}

function show(it, data) {
  const [rank, name, score, stability] = data.heads, rest = data.rows.length - it.limit;
  const head = el("thead", {}, el("tr", {},
    el("th", { scope: "col", class: "rank" }, rank), el("th", { scope: "col" }, name), el("th", { scope: "col", class: "score" }, score),
    ...data.terms.map((t) => el("th", { scope: "col", class: "term" }, t)), el("th", { scope: "col", class: "n" }, stability)));
  const more = rest > 0 ? el("button", { type: "button", class: "more", click: () => { it.limit += MORE; show(it, data); } }, data.more.replace("{n}", rest)) : null;
  it.root.replaceChildren(...[el("table", { "aria-label": data.label }, head, el("tbody", {}, ...data.rows.slice(0, it.limit).map((r) => line(it, r, data)))), more].filter(Boolean));
}

function line(it, r, data) {
  const chosen = r.id === data.chosen;
  return el("tr", { class: chosen ? "chosen" : "", click: () => it.choose(r.id) },
    el("td", { class: "rank quiet" }, r.rank),
    el("td", { class: "who" },
      el("button", { type: "button", class: "name", "data-id": r.id, "aria-pressed": String(chosen), click: (e) => { e.stopPropagation(); it.choose(r.id); } }, r.name),
      el("span", { class: "under" }, ...r.marks.map((m) => el("span", { class: `mark ${m.tone}` }, m.text)), el("span", { class: "quiet" }, r.gate))),
    el("td", { class: "score" }, el("b", {}, r.score), el("span", { class: "quiet tiny" }, r.known)),
    ...r.terms.map((t, i) => el("td", { class: "term", "data-term": data.terms[i] }, term(t, data))),
    el("td", { class: "n" }, r.stability));
}

function term(value, data) {
  if (value === null) return el("span", { class: "slot open", title: data.unknown }, el("i", {}, data.unknown));
  return el("span", { class: "slot", title: value.toFixed(2) }, el("span", { class: "fill", style: `width:${Math.max(2, value * 100)}%` }), el("i", {}, value.toFixed(2)));
}
