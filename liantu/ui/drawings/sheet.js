// A small table whose cells may hold a sign with its word, a bar, squares or a button. Words left, numbers right, one rule under the head.
// data: { label, stack, heads: [{ text, kind: "number" | "wide" | "", least }], rows: [{ id, tone, cells: [piece | [piece]] }] }
// piece: text, or { text, tone } { state, word } { pace: {code, word} } { bar, tone } { bullet: [share, tick] } { squares: [true] } { states: [state] } { from, to, word } { open, text, state, word }
// A button tells Python `opened`. With `stack` each line becomes a list of its cells with their heads where there is little room. A head with `least` is left out where the table is narrower than so many pixels.
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  const open = (id) => component.setTriggerValue("opened", id);
  const words = data.heads.some((h) => h.text);
  const head = words && el("thead", {}, el("tr", {}, ...data.heads.map((h) => el("th", { scope: "col", class: kind(h) }, h.text || el("span", { class: "hidden" }, "·")))));
  const body = data.rows.map((row) => el("tr", { class: row.tone || null }, ...row.cells.map((cell, at) => el("td", { class: kind(data.heads[at]), "data-none": cell === "—" ? "" : null, "data-head": data.stack ? data.heads[at].text || null : null }, ...pieces(cell, open)))));
  it.root.replaceChildren(el("table", { class: data.stack ? "stack" : null, "aria-label": data.label }, ...(head ? [head] : []), el("tbody", {}, ...body)));
}

const kind = (head) => [head.kind, head.least ? `least${head.least}` : ""].filter(Boolean).join(" ") || null;
const pieces = (cell, open) => (Array.isArray(cell) ? cell : [cell]).flatMap((part, at) => (at ? [" ", piece(part, open)] : [piece(part, open)]));

function piece(part, open) {
  if (part === null || typeof part !== "object") return part;
  if (part.open !== undefined) return el("span", { class: "state" }, part.state ? sign(part.state) : null, part.word ? el("span", { class: "hidden" }, part.word) : null, el("button", { type: "button", class: "link", click: () => open(part.open) }, part.text));
  if (part.pace) return pace(part.pace);
  if (part.bar !== undefined) return bar(part);
  if (part.bullet) return bullet(...part.bullet);
  if (part.squares) return el("span", { class: "squares", role: "img", "aria-label": part.word }, ...part.squares.map((full) => el("i", { class: full ? "full" : null })));
  if (part.states) return el("span", { class: "signs", role: "img", "aria-label": part.word }, ...part.states.map(sign));
  if (part.from) return el("span", { class: "state" }, sign(part.from), el("span", { class: "quiet" }, "→"), state(part.to, part.word));
  if (part.state) return state(part.state, part.word);
  return el("span", { class: part.tone || null }, part.text);
}

const state = (code, word) => el("span", { class: "state", style: `color:${STATUS[code].ink}` }, sign(code), word);

function bar(part) {
  const width = `${(100 * Math.max(0, Math.min(1, part.bar))).toFixed(2)}%`;
  return el("span", { class: "bar", "aria-hidden": "true" }, el("i", { class: part.tone || null, style: `width:${width}` }));
}
