// What clicks and keys do.

function openOne(it, id) {
  it.open.add(id);
  const many = opened(it);
  if (many.length > OPEN_AT_ONCE) it.open.delete(many.find((code) => code !== id)); // the oldest gives way: what is sent stays small
}

// The first click opens and selects, a click on what is selected closes or opens it.
function pick(it, id) {
  const node = it.nodes.get(id), again = it.selected === id;
  act(it, () => {
    if (hasChildren(node) && (again || !it.open.has(id))) it.open.has(id) ? it.open.delete(id) : openOne(it, id);
    it.selected = node.item.kind === "group" ? it.selected : id;
  }, `${it.data.words.chosen} ${label(node)}`);
  focus(it, id);
}

const hasChildren = (node) => node.level === "component" || node.item.kind === "group" || node.children.length > 0;

function focus(it, id) {
  it.rows.some((r) => r.id === id) && [...it.frame.querySelectorAll("[data-id]")].find((g) => g.getAttribute("data-id") === id)?.focus({ preventScroll: true });
}

function openOrClose(it, id, on) {
  act(it, () => { on ? openOne(it, id) : it.open.delete(id); });
  focus(it, id);
}

function key(it, e) {
  if ((e.ctrlKey || e.metaKey) && "zy".includes(e.key.toLowerCase())) {
    e.key.toLowerCase() === "y" || e.shiftKey ? redo(it) : undo(it);
    return e.preventDefault();
  }
  const rows = it.rows.filter((r) => r.item.kind !== "head"), id = e.target.closest("[data-id]")?.getAttribute("data-id");
  const i = rows.findIndex((r) => r.id === id), row = rows[i];
  if (i < 0 || e.ctrlKey || e.metaKey || e.altKey) return;
  const node = it.nodes.get(id), can = node && hasChildren(node), open = it.open.has(id);
  if (e.key === "Enter" || e.key === " ") node ? pick(it, id) : row.step && turn(it, row.parent, row.step);
  else if (e.key === "ArrowRight" && can && !open) openOrClose(it, id, true);
  else if (e.key === "ArrowLeft" && can && open) openOrClose(it, id, false);
  else if (e.key === "ArrowLeft") step(it, row.parent);
  else if (e.key === "ArrowDown" || e.key === "ArrowRight") step(it, rows[i + 1]?.id);
  else if (e.key === "ArrowUp") step(it, rows[i - 1]?.id);
  else if (e.key === "Home") step(it, rows[0].id);
  else if (e.key === "End") step(it, rows.at(-1).id);
  else return;
  e.preventDefault();
}

function step(it, id) {
  const row = id && it.rows.find((r) => r.id === id);
  if (!row) return;
  it.frame.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
  const cell = [...it.frame.querySelectorAll("[data-id]")].find((g) => g.getAttribute("data-id") === id);
  cell.setAttribute("tabindex", "0");
  cell.focus({ preventScroll: true });
  const top = it.frame.scrollTop;
  if (row.y < top || row.y + row.h + 40 > top + it.frame.clientHeight) it.frame.scrollTo({ top: row.y - it.frame.clientHeight / 2, behavior: "instant" });
}
