// What clicks and keys do.

const remember = (it) => { it.past.push(new Set(it.open)); if (it.past.length > 50) it.past.shift(); };

function toggle(it, id, on) {
  remember(it);
  on ? it.open.add(id) : it.open.delete(id);
  const many = opened(it);
  if (on && many.length > OPEN_AT_ONCE) it.open.delete(many[0]); // the oldest gives way: what is sent stays small
}

// The first click opens and selects, a click on what is selected closes or opens it.
function pick(it, id) {
  const node = it.nodes.get(id), again = it.selected === id;
  if (node.level !== "firm" && (again || !it.open.has(id))) toggle(it, id, !it.open.has(id));
  it.selected = id;
  it.live.textContent = `${it.data.words.chosen} ${label(node)}`;
  draw(it);
  focus(it, id);
  say(it);
}

function focus(it, id) {
  [...it.frame.querySelectorAll("[data-id]")].find((g) => g.getAttribute("data-id") === id)?.focus({ preventScroll: true });
}

function key(it, e) {
  const rows = it.rows.filter((r) => r.level !== "more"), id = e.target.closest("[data-id]")?.getAttribute("data-id");
  const i = rows.findIndex((r) => r.id === id), node = it.nodes.get(id);
  if (e.key === "z" && (e.ctrlKey || e.metaKey)) { if (it.past.length) { it.open = it.past.pop(); draw(it); say(it); } }
  else if (i < 0) return;
  else if (e.key === "Enter" || e.key === " ") pick(it, id);
  else if (e.key === "ArrowRight" && node.level !== "firm" && !it.open.has(id)) { toggle(it, id, true); draw(it); focus(it, id); say(it); }
  else if (e.key === "ArrowLeft" && it.open.has(id)) { toggle(it, id, false); draw(it); focus(it, id); say(it); }
  else if (e.key === "ArrowLeft") step(it, node.parent);
  else if (e.key === "ArrowDown" || e.key === "ArrowRight") step(it, rows[i + 1]?.id);
  else if (e.key === "ArrowUp") step(it, rows[i - 1]?.id);
  else if (e.key === "Home") step(it, rows[0].id);
  else if (e.key === "End") step(it, rows[rows.length - 1].id);
  else return;
  e.preventDefault();
}

function step(it, id) {
  if (!id) return;
  focus(it, id);
  const row = it.rows.find((r) => r.id === id), top = it.frame.scrollTop;
  if (row.y < top || row.y + row.h + 40 > top + it.frame.clientHeight) it.frame.scrollTo({ top: row.y - it.frame.clientHeight / 2, behavior: "instant" });
}
