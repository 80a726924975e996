// Where everything stands: columns where there is room, an indented list where there is none.

function shown(it, node) {
  if (!it.open.has(node.id)) return [];
  const children = node.children.map((id) => it.nodes.get(id)).filter((n) => !(n.level === "component" && it.hidden.has(n.item.state)));
  if (node.level !== "component") return children;
  const makers = it.data.firms[node.id];
  if (!makers) return node.item.confirmed + node.item.inferred ? [{ id: node.id + "#wait", level: "more", children: [], text: it.data.words.loading }] : [];
  const limit = it.limits.get(node.id) || FIRST, rest = makers.total - Math.min(limit, children.length);
  const all = limit >= children.length;
  const text = all ? it.data.words.beyond : it.data.words.more;
  return rest > 0 ? [...children.slice(0, limit), { id: node.id + "#more", level: "more", of: all ? "" : node.id, children: [], text: text.replace("{n}", rest) }] : children;
}

function columns(width) {
  const gap = 18, fixed = { root: 58, system: 96, assembly: 118 }, pad = 8, scroll = 16;
  const rest = Math.max(290, width - 2 * pad - 4 * gap - 272 - scroll);
  const widths = { ...fixed, component: Math.floor(rest * 0.45), firm: Math.floor(rest * 0.55) };
  const at = {};
  let x = pad;
  for (const level of LEVELS) { at[level] = { x, w: widths[level] }; x += widths[level] + gap; }
  at.more = at.firm;
  at.full = x - gap + pad;
  return at;
}

// Wide: one column a level, every parent in the middle of its children. Narrow: one row each, indented.
function place(it) {
  const rows = [], narrow = it.width < NARROW;
  if (narrow) {
    let y = 6;
    const walk = (node, depth, parent) => {
      const x = 6 + depth * 12, h = node.level === "more" ? 26 : 36;
      const me = { ...node, x, y, w: it.width - x - 10, h, parentRow: parent, narrow };
      rows.push(me);
      y += h + 4;
      for (const child of shown(it, node)) walk(child, depth + 1, me);
    };
    walk(it.nodes.get("root"), 0, null);
    return { rows, width: it.width - 4, height: y + 6 };
  }
  const at = columns(it.width);
  const walk = (node, top, parent) => {
    const me = { ...node, x: at[node.level].x, w: at[node.level].w, h: HEIGHT[node.level], parentRow: parent };
    rows.push(me);
    let y = top;
    const first = rows.length;
    for (const child of shown(it, node)) y += walk(child, y, me);
    const own = me.h + GAP[node.level], tall = Math.max(own, y - top);
    if (own > y - top) for (const r of rows.slice(first)) r.y += (own - (y - top)) / 2;
    me.y = top + (tall - me.h) / 2;
    return tall;
  };
  const height = walk(it.nodes.get("root"), 10, null);
  return { rows, width: at.full, height: height + 20, at };
}
