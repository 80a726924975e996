// What stands open below a node. A long list is seen through a window: eight at first, then as many as a view can bear.

function shown(it, node) {
  if (!it.open.has(node.id) || node.item.kind === "group") return [];
  const children = node.children.map((id) => it.nodes.get(id));
  if (node.level === "component") return firmsShown(it, node, children);
  if (it.data.mode !== "chain") return paged(it, node, children, children.length);
  return children.filter((n) => n.level !== "component" || !it.status.size || it.status.has(n.item.state));
}

// What a component has: counts by evidence, its firms and projects, then a line for those elsewhere, opened on demand.
function firmsShown(it, node, children) {
  const makers = it.data.firms[node.id];
  if (!makers) return [note(node, "wait", it.data.words.loading)];
  const groups = children.filter((n) => n.item.kind === "group");
  const own = paged(it, node, children.slice(0, children.length - groups.length), makers.total);
  return [note(node, "head", makers.head, "head"), ...own, ...groups.flatMap((g) => [g, ...inside(it, g)])];
}

function inside(it, group) {
  if (!it.open.has(group.id)) return [];
  return paged(it, group, group.children.map((id) => it.nodes.get(id)), group.item.total).map((r) => ({ ...r, inside: true }));
}

function note(node, id, name, kind = "more", step = 0) {
  const level = node.item.kind === "group" ? "firm" : node.below;
  return { id: `${node.id}#${id}`, level, parent: node.id, children: [], item: { kind, name }, step };
}

function paged(it, node, list, total) {
  const { from, size } = it.windows.get(node.id) || { from: 0, size: it.each };
  const to = Math.min(from + size, total), seen = list.slice(from, to), words = it.data.words;
  const fill = (text) => text.replace(/{(\w+)}/g, (_, name) => ({ n: total - to, from: from + 1, to, total })[name]);
  return [
    ...(from ? [note(node, "back", fill(words.back), "more", -1)] : []),
    ...seen,
    ...(seen.length < to - from ? [note(node, "wait", words.loading)] : []),
    ...(to < total ? [note(node, "more", fill(it.windows.has(node.id) ? words.page : words.more), "more", 1)] : []),
  ];
}

// The next or the former part of a list; never more than MOST cells in all.
function turn(it, id, step) {
  act(it, () => {
    const others = it.rows.filter((r) => r.parent !== id).length, size = Math.max(it.first, MOST - others - 3);
    const now = it.windows.get(id);
    const from = now ? Math.max(0, step > 0 ? now.from + now.size : now.from - size) : 0;
    look(it, id, from, size);
  });
}

function look(it, id, from, size) {
  it.windows.set(id, { from, size });
  const list = id.split("@")[0];
  if (from + size > (it.upto.get(list) || SENT)) it.upto.set(list, from + size);
}
