// Numbers behind their ticks: what is reported, the bar against the target, the tick of the plan line, the word of the pace.
// data: { items: [{ name, number, unit, pace: {code, word} | null, share, tick, notes: [text], due, target }] }
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  it.root.replaceChildren(...data.items.map(item));
}

function item(t) {
  const value = el("div", { class: "value" }, el("b", {}, t.number), t.unit ? el("span", {}, t.unit) : null);
  const scale = el("div", { class: "scale" }, t.due ? el("span", { class: "due", style: `--at:${at(t.tick)}` }, t.due) : el("span"), el("span", { class: "goal" }, t.target));
  return el("section", { class: "item" },
    el("div", { class: "left" }, el("div", { class: "name" }, t.name), value, el("div", { class: "quiet small notes" }, ...t.notes.map((n) => el("span", {}, n)))),
    el("div", { class: "right" }, el("div", { class: "word" }, pace(t.pace) || el("span", { class: "quiet" }, t.said || "")), bullet(t.share, t.tick), scale));
}

const at = (tick) => (tick === null || tick === undefined ? "0%" : `${(100 * Math.min(1, tick)).toFixed(1)}%`);
