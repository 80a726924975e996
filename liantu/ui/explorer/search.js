// Search as you type: parts of the chain at once; firms, products and places when Python has answered.

function searchBox(it, words) {
  it.input = el("input", {
    type: "search", placeholder: words.search, "aria-label": words.search, role: "combobox", autocomplete: "off",
    "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
    input: () => {
      results(it);
      clearTimeout(it.later);
      it.later = setTimeout(() => say(it), 300);
    },
    keydown: (e) => searchKey(it, e),
  });
  it.list = el("ul", { class: "results", role: "listbox", id: "found", "aria-label": words.found });
  it.top.append(el("div", { class: "search" }, it.input, it.list));
}

const SEARCHED = new Set(["system", "assembly", "component"]);

function results(it) {
  const text = it.input.value.trim().toLowerCase();
  it.list.replaceChildren();
  it.at = 0;
  if (text && text !== it.chosen) {
    const answered = it.data.results.text.toLowerCase() === text;
    for (const f of found(it, text, answered)) {
      const note = el("span", { class: "quiet small" }, ` · ${it.data.words.kinds[f.level]}${f.note ? " · " + f.note : ""}`);
      it.list.append(el("li", { role: "option", "data-id": f.id, "data-level": f.level, click: () => choose(it, f) }, f.name, note));
    }
    if (!it.list.childElementCount) it.list.append(el("li", { role: "option", "aria-disabled": "true" }, answered ? it.data.words.nothing : it.data.words.searching));
    mark(it);
  }
  it.input.setAttribute("aria-expanded", String(it.list.childElementCount > 0));
}

function found(it, text, answered) {
  const parts = [...it.nodes.values()].filter((n) => SEARCHED.has(n.level) && `${n.item.name} ${n.item.short || ""}`.toLowerCase().includes(text));
  const own = parts.slice(0, 8).map((n) => ({ id: n.id, level: n.level, name: label(n) }));
  const known = new Set(own.map((f) => f.id));
  return [...own, ...(answered ? it.data.results.list.filter((f) => !known.has(f.id)) : [])];
}

function mark(it) {
  it.list.querySelectorAll("[role=option]").forEach((li, i) => li.setAttribute("aria-selected", String(i === it.at)));
}

function searchKey(it, e) {
  const options = it.list.querySelectorAll("[role=option]:not([aria-disabled])");
  if (e.key === "Escape") it.list.replaceChildren();
  else if (e.key === "Enter" && options[it.at]) options[it.at].click();
  else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    it.at = (it.at + (e.key === "ArrowDown" ? 1 : options.length - 1)) % Math.max(1, options.length);
    mark(it);
    options[it.at]?.scrollIntoView({ block: "nearest" });
  } else return;
  e.preventDefault();
}

function choose(it, found) {
  it.input.value = found.name;
  it.chosen = found.name.trim().toLowerCase();
  clearTimeout(it.later);
  results(it);
  if (found.level === "place") return act(it, () => { it.district = found.id; }, found.name);
  if (found.level === "firm") { // Python finds where it hangs and answers with `reveal`
    it.past.push(snapshot(it));
    it.selected = "|" + found.id;
    it.revealed = null;
    return say(it);
  }
  act(it, () => reveal(it, { path: [...path(it, found.id)], selected: found.id }), found.name);
}

function reveal(it, wanted) {
  it.revealed = wanted.token ?? it.revealed;
  for (const id of wanted.path) openOne(it, id);
  it.selected = wanted.selected;
  const node = it.nodes.get(it.selected);
  const state = it.nodes.get(wanted.path.at(-1))?.item.state;
  if (it.status.size && state && !it.status.has(state)) it.status.clear(); // what is asked for is shown
  if (node && node.level === "firm") showFirm(it, node);
  it.centre = true;
}

// The window of its component is moved to where the firm stands; a group that holds it is opened.
function showFirm(it, node) {
  const parent = it.nodes.get(node.parent), at = parent.children.indexOf(node.id);
  if (parent.item.kind === "group") it.open.add(parent.id);
  if (at >= it.first) look(it, parent.id, Math.floor(at / it.first) * it.first, it.first);
}

function centre(it) {
  it.centre = false;
  const row = it.rows.find((r) => r.id === it.selected);
  if (row) it.frame.scrollTo({ top: row.y - it.frame.clientHeight / 2, left: Math.max(0, row.x + row.w - it.frame.clientWidth), behavior: "instant" });
}
