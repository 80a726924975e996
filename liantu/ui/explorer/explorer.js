// The chain explorer: vehicle -> system -> assembly -> component -> firms; the same drawing shows who stands before or
// behind a firm. One module: dom.js before it; history, search, bar, windows, places, faces, drawing, gestures, saving behind.
// data: { mode, first, levels: [{id, head}], tree: node, firms: {code: {head, list, total, groups}}, counts, filter,
//         districts, inside, legend, reveal, results, words }   node: { id, level, kind, name, short, state, note, second, children, … }
// It tells Python one thing, `view`: { selected, open: components whose firms are wanted, upto: how many of each, text, status, district }.
const MOST = 150, SENT = 60, OPEN_AT_ONCE = 8, LEAST = 80, NARROW = 560, SMALL = 760;
const paint = (state) => ({ fill: STATUS[state].fill, stroke: STATUS[state].ink, "stroke-dasharray": STATUS[state].dash });
const chip = (state) => `background:${STATUS[state].fill};color:${STATUS[state].ink};border:1px ${STATUS[state].dash ? "dashed" : "solid"} ${STATUS[state].ink}`;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => start(component));
  it.tell = (view) => component.setStateValue("view", view);
  if (stands(it, data)) return;
  const other = it.data && it.data.mode !== data.mode;
  it.data = data;
  it.levels = data.levels.map((l) => l.id);
  it.nodes = index(data);
  if (!it.begun || other) begin(it);
  const judged = !Object.values(data.counts).includes(null); // the states come after the first drawing
  it.root.setAttribute("aria-busy", String(!judged));
  if (it.waits && judged) {
    it.waits = false;
    openMatching(it);
  }
  if (data.reveal && data.reveal.token !== it.revealed) reveal(it, data.reveal);
  bar(it);
  results(it);
  draw(it);
}

// What stands open at first: everything down to the assemblies, and the first of them that somebody makes something of.
function begin(it) {
  const { data } = it;
  it.begun = true;
  it.first = data.first;
  it.open = new Set([...it.nodes.values()].filter((n) => n.item.open && !(data.reveal && n.level === "assembly")).map((n) => n.id));
  it.past = []; it.future = []; it.windows = new Map(); it.upto = new Map();
  it.status = new Set(data.filter.status);
  it.district = data.filter.district;
  it.selected = "";
  it.waits = it.status.size > 0;
}

function index(data) {
  const nodes = new Map();
  const add = (item, parent) => {
    const own = item.level === "component" ? firmNodes(data.firms[item.id], item.id) : item.children || [];
    const below = data.levels[data.levels.findIndex((l) => l.id === item.level) + 1]?.id || item.level;
    nodes.set(item.id, { id: item.id, level: item.level, item, parent, below, children: own.map((c) => c.id) });
    for (const child of own) add(child, item.id);
  };
  add(data.tree, null);
  return nodes;
}

// Firms of the scope, then one line for those elsewhere in the city and one for those beyond, opened on demand.
function firmNodes(makers, code) {
  if (!makers) return [];
  const groups = makers.groups.map((g) => ({ ...g, id: `${code}@${g.id}`, level: "firm", kind: "group", children: g.list }));
  return [...makers.list, ...groups];
}

function start(component) {
  const { parentElement, data } = component;
  const it = { begun: false, rows: [] };
  it.root = el("div", { class: "root", keydown: (e) => e.stopPropagation() }); // Streamlit binds r, c and Esc for itself
  it.top = el("div", { class: "bar" });
  it.chips = el("div", { class: "bar chips", role: "group", "aria-label": data.words.filter });
  it.frame = el("div", { class: "frame" });
  it.keys = el("div", { class: "keys" });
  it.live = el("div", { class: "hidden", "aria-live": "polite" });
  searchBox(it, data.words);
  it.buttons = el("span", { class: "group" });
  it.top.append(it.buttons);
  it.root.append(it.top, it.chips, it.frame, it.keys, it.live);
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
const say = (it) => it.tell({
  selected: it.selected, open: opened(it), upto: Object.fromEntries(it.upto), text: it.input.value.trim(),
  status: [...it.status], district: it.district,
});

function path(it, id) {
  const ids = new Set();
  for (let n = it.nodes.get(id); n; n = it.nodes.get(n.parent)) ids.add(n.id);
  return ids;
}
