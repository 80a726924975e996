// The bar: search, levels, district, undo and redo, the picture; below it the legend whose chips are the filter.

function bar(it) {
  const { words, data } = { words: it.data.words, data: it.data };
  const button = (text, title, click, off) => el("button", { type: "button", title, "aria-label": title || text, disabled: off ? "" : null, click }, text);
  const levels = it.levels.slice(1).map((level) => button(words.to[level], "", () => openTo(it, level)));
  const tools = [
    button("↶", words.undo, () => undo(it), !it.past.length), button("↷", words.redo, () => redo(it), !it.future.length),
    button("SVG", words.save_title, () => save(it)),
  ];
  const before = it.buttons.contains(it.root.getRootNode().activeElement) ? [...it.buttons.children].indexOf(it.root.getRootNode().activeElement) : -1;
  it.buttons.replaceChildren(...levels, ...(data.districts.length ? [districtChoice(it)] : []), ...tools);
  if (before >= 0) it.buttons.children[before]?.focus({ preventScroll: true });
  chips(it);
  const line = (kind) => svg("svg", { width: 34, height: 8, "aria-hidden": "true" }, svg("path", { d: "M1 4H33", stroke: "#1d3461", "stroke-width": 2, ...DASH[kind] }));
  it.keys.replaceChildren(...data.legend.map((kind) => el("span", {}, line(kind), words[kind])), ...[words.changes, words.interval, words.gestures].filter(Boolean).map((text) => el("span", {}, text)));
}

function chips(it) {
  const { words, counts } = it.data;
  const within = it.chips.querySelector(":focus")?.dataset.state;
  const made = Object.keys(counts).map((state) =>
    el("button", {
      type: "button", class: "chip", "data-state": state, style: chip(state), "aria-pressed": String(it.status.has(state)), title: `${words.states[state]} · ${words.only}`,
      click: () => filter(it, state),
    }, sign(state), words.chips[state], el("b", {}, counts[state] ?? "…"))
  );
  const all = el("button", { type: "button", class: "all", click: () => act(it, () => it.status.clear(), words.all) }, words.all);
  it.chips.replaceChildren(...made, ...(it.status.size ? [all] : []));
  it.chips.classList.toggle("filtered", it.status.size > 0);
  if (within) it.chips.querySelector(`[data-state="${within}"]`)?.focus({ preventScroll: true });
}

// A chip shows only its state; further chips add theirs. The assemblies that hold such components open.
function filter(it, state) {
  act(it, () => {
    it.status.has(state) ? it.status.delete(state) : it.status.add(state);
    if (it.status.size) openMatching(it);
  }, it.data.words.states[state]);
}

function openMatching(it) {
  for (const n of it.nodes.values()) if (n.level === "component" && it.status.has(n.item.state)) for (const id of path(it, n.parent)) it.open.add(id);
}

function districtChoice(it) {
  const { words, districts } = it.data;
  const option = (id, name) => el("option", { value: id, selected: it.district === id ? "" : null }, name);
  return el("select", { "aria-label": words.district, title: words.district_title, class: it.district ? "on" : "", change: (e) => {
    const chosen = e.target.value;
    act(it, () => { it.district = chosen; }, e.target.selectedOptions[0].textContent);
  } }, option("", words.district), ...districts.map((d) => option(d.id, d.name)));
}

function openTo(it, level) {
  act(it, () => {
    const deep = it.levels.indexOf(level), last = it.levels.length - 1;
    const keep = it.data.mode === "chain" && deep === last ? ofOneAssembly(it) : null; // the firms of all 56 at once nobody can read
    it.open = new Set([...it.nodes.values()].filter((n) => {
      const at = it.levels.indexOf(n.level);
      return at < deep && (!keep || n.level !== "component" || keep.has(n.id)) && n.item.kind !== "group";
    }).map((n) => n.id));
    if (keep) for (const n of it.nodes.values()) if (n.level === "assembly" && !n.children.some((c) => keep.has(c))) it.open.delete(n.id);
  }, it.data.words.to[level]);
}

function ofOneAssembly(it) {
  const way = it.selected ? [...path(it, it.selected)] : [...it.open];
  const assembly = way.map((id) => it.nodes.get(id)).find((n) => n?.level === "assembly") || [...it.nodes.values()].find((n) => n.level === "assembly");
  return new Set(assembly.children);
}
