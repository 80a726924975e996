// The chain explorer: vehicle -> system -> assembly -> component -> firms. One module with dom.js before it and
// search.js, places.js, drawing.js, gestures.js behind it.
// data: { stamp, words, root, systems, firms: {code: {total, list}}, selected, reveal, results: {text, list} }
// It tells Python one thing, `view`: { selected, open: components whose firms are wanted, text: what is searched }.
const FIRST = 8, STEP = 50, OPEN_AT_ONCE = 6, NARROW = 560;
const HEIGHT = { root: 44, system: 44, assembly: 46, component: 30, firm: 28, more: 24 };
const GAP = { root: 0, system: 12, assembly: 8, component: 6, firm: 5, more: 4 };
const LEVELS = ["root", "system", "assembly", "component", "firm"];
const paint = (state) => ({ fill: STATUS[state].fill, stroke: STATUS[state].ink, "stroke-dasharray": STATUS[state].dash });
const chip = (state) => `background:${STATUS[state].fill};color:${STATUS[state].ink};border:1px ${STATUS[state].dash ? "dashed" : "solid"} ${STATUS[state].ink}`;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => start(component));
  it.tell = (view) => component.setStateValue("view", view);
  if (it.stamp === data.stamp) return;
  it.stamp = data.stamp;
  it.data = data;
  it.nodes = index(data);
  if (data.reveal && data.reveal.token !== it.revealed) reveal(it, data.reveal);
  legend(it);
  results(it);
  draw(it);
  if (it.centre) centre(it);
}

function index(data) {
  const nodes = new Map();
  const add = (id, level, item, parent, children) => nodes.set(id, { id, level, item, parent, children });
  add("root", "root", data.root, null, data.systems.map((s) => s.id));
  for (const s of data.systems) {
    add(s.id, "system", s, "root", s.children.map((a) => a.id));
    for (const a of s.children) {
      add(a.id, "assembly", { ...a, colour: s.colour }, s.id, a.children.map((c) => c.id));
      for (const c of a.children) {
        const makers = data.firms[c.id];
        const list = makers ? makers.list : [];
        add(c.id, "component", c, a.id, list.map((f) => c.id + "|" + f.id));
        for (const f of list) add(c.id + "|" + f.id, "firm", f, c.id, []);
      }
    }
  }
  return nodes;
}

function start(component) {
  const { parentElement, data } = component;
  const assemblies = data.systems.flatMap((s) => s.children);
  const first = assemblies.find((a) => a.have) || assemblies[0];
  const it = { open: new Set(["root", ...data.systems.map((s) => s.id), first?.id]), hidden: new Set(), limits: new Map(), past: [], selected: "" };
  it.root = el("div", { class: "root", keydown: (e) => e.stopPropagation() }); // Streamlit binds r, c and Esc for itself
  it.bar = el("div", { class: "bar" });
  it.frame = el("div", { class: "frame" });
  it.keys = el("div", { class: "keys" });
  it.live = el("div", { class: "hidden", "aria-live": "polite" });
  searchBox(it, data.words);
  it.buttons = el("span", { class: "bar", style: "margin:0" });
  it.bar.append(it.buttons);
  it.root.append(it.bar, it.frame, it.keys, it.live);
  parentElement.append(it.root);
  it.width = it.root.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(it.root.clientWidth - it.width) < 4 || !it.data) return;
    it.width = it.root.clientWidth;
    draw(it);
  }).observe(it.root);
  return it;
}

const opened = (it) => [...it.open].filter((id) => it.nodes.get(id)?.level === "component");
const say = (it) => it.tell({ selected: it.selected, open: opened(it), text: it.input.value.trim() });

function path(it, id) {
  const ids = new Set();
  for (let n = it.nodes.get(id); n; n = it.nodes.get(n.parent)) ids.add(n.id);
  return ids;
}
