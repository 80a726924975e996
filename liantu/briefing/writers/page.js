// The explorer without the app: what Streamlit would answer is answered here, from the data in the page.
const page = JSON.parse(document.getElementById("data").textContent);
const host = document.getElementById("explorer");
const inside = host.attachShadow({ mode: "open" });
inside.append(el("style", {}, page.css));

const made = {}; // component -> its firms, as the drawing takes them
for (const [code, list] of Object.entries(page.made)) {
  made[code] = {
    total: list.length,
    list: list.map(([n, sure]) => ({ id: "f" + n, name: page.names[n][0], note: page.places[page.names[n][1]], sure: sure === 1 })),
  };
}
const parts = page.systems.flatMap((s) => s.children.flatMap((a) => a.children.map((c) => ({ code: c.id, assembly: a.id, system: s.id, item: c }))));
let turn = 0;

function show(results, reveal) {
  explorer({
    parentElement: inside,
    data: { ...page, firms: made, stamp: String(++turn), results, reveal },
    setStateValue: (_, view) => answer(view),
  });
}

function answer(view) {
  const text = view.text.toLowerCase();
  const found = text ? page.names.map(([name], n) => ({ id: "f" + n, name })).filter((f) => f.name.toLowerCase().includes(text)).slice(0, 8) : [];
  let reveal = null, selected = view.selected;
  if (selected.startsWith("|")) { // a firm found by search: where it hangs first
    const firm = selected.slice(1), at = parts.find((p) => made[p.code]?.list.some((f) => f.id === firm));
    if (at) {
      selected = `${at.code}|${firm}`;
      reveal = { path: ["root", at.system, at.assembly, at.code], selected, token: `${turn} ${selected}` };
    }
  }
  show({ text: view.text, list: found }, reveal);
  panel(selected);
}

// What is chosen, in words: a component with its firms, a firm with its components.
function panel(id) {
  const box = document.getElementById("chosen"), [code, firm] = id.split("|");
  const part = parts.find((p) => p.code === code), { words } = page;
  const label = (sure) => (sure ? "" : ` · ${words.states_short}`);
  if (firm) {
    const own = parts.flatMap((p) => (made[p.code]?.list || []).filter((f) => f.id === firm).map((f) => ({ p, f })));
    if (!own.length) return box.replaceChildren();
    const items = own.map(({ p, f }) => el("li", {}, p.item.name + label(f.sure)));
    return box.replaceChildren(el("h3", {}, own[0].f.name), el("p", { class: "quiet" }, own[0].f.note), el("ul", {}, ...items));
  }
  if (!part) return box.replaceChildren();
  const list = made[code]?.list || [];
  const items = list.map((f) => el("li", {}, f.name, el("span", { class: "quiet" }, ` ${f.note}${label(f.sure)}`)));
  box.replaceChildren(el("h3", {}, sign(part.item.state), ` ${part.item.name} · ${words.states[part.item.state]}`), el("ul", {}, ...items));
}

const unfold = () => { const note = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (note?.tagName === "DETAILS") note.open = true; };
window.addEventListener("hashchange", unfold);
unfold();
window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
show({ text: "", list: [] }, null);
