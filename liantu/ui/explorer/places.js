// Where everything stands: columns where there is room, an indented list where there is none. The same every time.
const HEIGHT = { root: 44, system: 44, assembly: 44, component: 32, firm: 42, group: 24, more: 24, head: 22 };
const GAP = { root: 0, system: 12, assembly: 7, component: 6, firm: 5, group: 3, more: 3, head: 2 };
const APART = 8; // between the children of two parents
const tall = (row) => (HEIGHT[row.item.kind] || HEIGHT[row.level] || HEIGHT.firm) + (GAP[row.item.kind] ?? GAP[row.level] ?? GAP.firm);

function place(it) {
  const rows = within(it);
  if (it.width < NARROW) return listed(it, rows);
  const at = columns(it, it.width), last = it.levels.length - 1;
  for (const r of rows) Object.assign(r, { x: at[r.level].x, w: at[r.level].w, h: tall(r) - (GAP[r.item.kind] ?? GAP[r.level] ?? GAP.firm) });
  let deep = it.data.mode === "chain" ? 2 : last, height = stack(it, rows[0], 10, deep);
  const wanted = rows.filter((r) => r.level === "component").reduce((sum, r) => sum + tall(r), 0);
  if (deep === 2 && wanted > Math.max(height, 660)) height = stack(it, rows[0], 10, ++deep);
  for (; deep < last; deep++) fan(rows.filter((r) => r.level === it.levels[deep]), height);
  for (const r of rows) if (r.inside) { r.x += 12; r.w -= 12; }
  return { rows, width: at.full, height: Math.max(...rows.map((r) => r.y + r.h)) + 16, at };
}

// Never more than MOST cells: the longest window becomes shorter, then every list.
function within(it) {
  it.each = it.first;
  for (;;) {
    const rows = built(it), over = rows.filter((r) => r.item.kind !== "head").length - MOST;
    const [id, longest] = [...it.windows].filter(([, w]) => w.size > it.first).sort((a, b) => b[1].size - a[1].size)[0] || [];
    if (over <= 0 || (!longest && it.each <= 2)) return rows;
    if (longest) it.windows.set(id, { from: longest.from, size: Math.max(it.first, longest.size - over) });
    else it.each -= 1;
  }
}

// In the order in which they are read and walked; each knows its parent's row and those beside it in the next column.
function built(it) {
  const rows = [];
  const walk = (node, parentRow, depth) => {
    const me = { ...node, parentRow, depth, kids: [] };
    rows.push(me);
    me.kids = shown(it, node).map((child) => walk(child, me, depth + 1));
    return me;
  };
  walk(it.nodes.get("root"), null, 0);
  return rows;
}

function listed(it, rows) {
  let y = 6;
  for (const r of rows) {
    const x = 6 + (r.depth + (r.inside ? 1 : 0)) * 12, h = r.item.kind === "head" ? 22 : r.item.line ? 44 : 40;
    Object.assign(r, { x, y, w: it.width - x - 10, h, narrow: true });
    y += h + 4;
  }
  return { rows, width: it.width - 4, height: y + 6 };
}

// A tree down to the column `deep`: every parent stands in the middle of its children. Gives the height that it takes.
function stack(it, row, top, deep) {
  let y = top;
  if (it.levels.indexOf(row.level) < deep) for (const kid of row.kids) y += stack(it, kid, y, deep);
  const own = tall(row), high = Math.max(own, y - top);
  if (own > y - top) move(row.kids, (own - (y - top)) / 2);
  row.y = top + (high - own) / 2;
  return high;
}

function move(rows, by) {
  for (const r of rows) { r.y += by; move(r.kids, by); }
}

// The children of each parent as one block beside it, as near as the other blocks let it; nothing else moves for them.
function fan(parents, height) {
  const blocks = parents.filter((p) => p.kids.length).map((p) => ({ kids: p.kids, h: p.kids.reduce((sum, k) => sum + tall(k), 0) + APART, middle: p.y + p.h / 2 }));
  let before = 0;
  for (const b of blocks) { b.offset = before; before += b.h; }
  const most = Math.max(10, height - before);
  const tops = rising(blocks.map((b) => b.middle - b.h / 2 + APART / 2 - b.offset)).map((t) => Math.min(Math.max(10, t), most));
  blocks.forEach((b, i) => {
    let y = tops[i] + b.offset;
    for (const k of b.kids) { k.y = y; y += tall(k); }
  });
}

// The nearest series that never falls (pool adjacent violators).
function rising(wanted) {
  const pools = [];
  for (const value of wanted) {
    pools.push({ sum: value, n: 1 });
    while (pools.length > 1 && pools.at(-2).sum / pools.at(-2).n > pools.at(-1).sum / pools.at(-1).n) {
      const { sum, n } = pools.pop();
      pools.at(-1).sum += sum;
      pools.at(-1).n += n;
    }
  }
  return pools.flatMap((p) => Array(p.n).fill(p.sum / p.n));
}

function columns(it, width) {
  const pad = 8, scroll = 16, small = width < SMALL, chain = it.data.mode === "chain";
  const gap = small ? 12 : chain ? 22 : 40, free = width - 2 * pad - scroll - gap * (it.levels.length - 1);
  const fixed = small ? { root: 57, system: 92, assembly: 120 } : { root: 60, system: 98, assembly: 124 };
  const rest = Math.max(330, free - fixed.root - fixed.system - fixed.assembly);
  const each = Math.min(340, Math.max(150, Math.floor((free - 180) / Math.max(1, it.levels.length - 1))));
  const widths = chain ? { ...fixed, component: Math.floor(rest * 0.46), firm: Math.floor(rest * 0.54) } : { root: 180 };
  const at = {};
  let x = pad;
  for (const level of it.levels) {
    at[level] = { x, w: widths[level] ?? each };
    x += at[level].w + gap;
  }
  at.full = x - gap + pad;
  return at;
}
