// The explorer without the app: what Streamlit would answer is answered here, from the data in the page.
const page = JSON.parse(document.getElementById("data").textContent);
const host = document.getElementById("explorer");
const inside_ = host.attachShadow({ mode: "open" });
inside_.append(el("style", {}, page.css));

const firm = (code) => ([n, kind, line, note, tip, away]) => ({
  id: `${code}|f${n}`, level: "firm", kind: page.texts[kind], name: page.names[n], line: page.texts[line], note: page.texts[note],
  tip: page.texts[tip], away: away === 1, gone: false, change: null, places: [],
});
const firms = {}; // component -> its firms, as the drawing takes them
for (const [code, [head, list, groups]] of Object.entries(page.firms)) {
  const own = list.map(firm(code));
  firms[code] = { head, total: own.length, list: own, groups: groups.map(([id, name, some]) => ({ id, name, total: some.length, list: some.map(firm(code)) })) };
}
const parts = page.explorer.tree.children.flatMap((s) => s.children.flatMap((a) => a.children.map((c) => ({ code: c.id, assembly: a.id, system: s.id, item: c }))));
const all = (code) => [...firms[code].list, ...firms[code].groups.flatMap((g) => g.list)];
let visit = 0;

function show(results, reveal) {
  explorer({
    parentElement: inside_, data: { ...page.explorer, firms, stamp: ++visit, results, reveal },
    setStateValue: (_, view) => answer(view),
  });
}

function answer(view) {
  const text = view.text.toLowerCase(), found = [];
  for (let n = 0; text && n < page.names.length && found.length < 12; n++) {
    if (page.names[n].toLowerCase().includes(text)) found.push({ id: "f" + n, level: "firm", name: page.names[n], note: "" });
  }
  let reveal = null, selected = view.selected;
  if (selected.startsWith("|")) { // a firm found by search: where it hangs first
    const at = parts.find((p) => firms[p.code].list.some((f) => f.id === p.code + selected)) || parts.find((p) => all(p.code).some((f) => f.id === p.code + selected));
    if (at) {
      selected = at.code + selected;
      reveal = { path: ["root", at.system, at.assembly, at.code], selected, token: `${visit} ${selected}` };
    }
  }
  show({ text: view.text, list: found }, reveal);
  panel(selected);
}

// What is chosen, in words: a component with its firms, a firm with its components.
function panel(id) {
  const box = document.getElementById("chosen"), [code, who] = id.split("|");
  const part = parts.find((p) => p.code === code), { words } = page.explorer;
  if (who) {
    const own = parts.flatMap((p) => all(p.code).filter((f) => f.id === `${p.code}|${who}`).map((f) => ({ p, f })));
    if (!own.length) return box.replaceChildren();
    const items = own.map(({ p, f }) => el("li", {}, p.item.name, el("span", { class: "quiet" }, ` ${[f.note, f.tip].filter(Boolean).join(" · ")}`)));
    return box.replaceChildren(el("h3", {}, own[0].f.name), el("ul", {}, ...items));
  }
  if (!part) return box.replaceChildren();
  const items = firms[code].list.map((f) => el("li", {}, f.name, el("span", { class: "quiet" }, ` ${[f.note, f.tip].filter(Boolean).join(" · ")}`)));
  box.replaceChildren(el("h3", {}, sign(part.item.state), ` ${part.item.name} · ${words.states[part.item.state]}`), el("p", { class: "quiet" }, firms[code].head), el("ul", {}, ...items));
}

const unfold = () => { const noted = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (noted?.tagName === "DETAILS") noted.open = true; };
window.addEventListener("hashchange", unfold);
unfold();
window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
show({ text: "", list: [] }, null);
