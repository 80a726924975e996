// Search as you type: parts of the chain at once, firms when Python has answered.

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
  it.bar.append(el("div", { class: "search" }, it.input, it.list));
}

function results(it) {
  const text = it.input.value.trim().toLowerCase();
  it.list.replaceChildren();
  it.at = 0;
  if (text && text !== it.chosen) {
    const parts = [...it.nodes.values()].filter(
      (n) => ["system", "assembly", "component"].includes(n.level) && `${n.item.name} ${n.item.short || ""}`.toLowerCase().includes(text)
    );
    const firms = it.data.results.text.toLowerCase() === text ? it.data.results.list : [];
    const found = [...parts.slice(0, 8).map((n) => ({ id: n.id, level: n.level, name: label(n) })), ...firms.map((f) => ({ ...f, level: "firm" }))];
    for (const f of found) {
      const note = el("span", { class: "quiet small" }, ` · ${it.data.words.levels[f.level]}`);
      it.list.append(el("li", { role: "option", "data-id": f.id, "data-level": f.level, click: () => choose(it, f) }, f.name, note));
    }
    const waiting = it.data.results.text.toLowerCase() !== text;
    if (!found.length) it.list.append(el("li", { "aria-disabled": "true" }, waiting ? it.data.words.searching : it.data.words.nothing));
    mark(it);
  }
  it.input.setAttribute("aria-expanded", String(it.list.childElementCount > 0));
}

function mark(it) {
  it.list.querySelectorAll("[role=option]").forEach((li, i) => li.setAttribute("aria-selected", String(i === it.at)));
}

function searchKey(it, e) {
  const options = it.list.querySelectorAll("[role=option]");
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
  if (found.level === "firm") {
    it.selected = "|" + found.id; // Python finds where it hangs and answers with `reveal`
    say(it);
  } else {
    reveal(it, { path: [...path(it, found.id)], selected: found.id });
    draw(it);
    centre(it);
    say(it);
  }
}

function reveal(it, wanted) {
  it.revealed = wanted.token ?? it.revealed;
  for (const id of wanted.path) it.open.add(id);
  it.selected = wanted.selected;
  const node = it.nodes.get(it.selected);
  if (node?.level === "firm") it.limits.set(node.parent, Math.max(FIRST, it.nodes.get(node.parent).children.indexOf(node.id) + 1));
  it.centre = true;
}

function centre(it) {
  it.centre = false;
  const row = it.rows.find((r) => r.id === it.selected);
  if (row) it.frame.scrollTo({ top: row.y - it.frame.clientHeight / 2, left: Math.max(0, row.x + row.w - it.frame.clientWidth), behavior: "instant" });
}
