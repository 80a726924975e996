// The eight districts as tiles: a picture of where they lie, without any boundary line. A list where there is no room.
// data: { label, tiles: [{ id, name, at: [row, column], pace, number, goal, share, tick, lines: [text], chosen, silent }] };
// tells Python `chosen`. A silent one has no bar: it is hatched, never empty.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  const focused = it.root.getRootNode().activeElement?.getAttribute?.("data-id");
  const press = (id) => () => setTriggerValue("chosen", id);
  it.root.replaceChildren(el("div", { class: "tiles", role: "group", "aria-label": data.label }, ...data.tiles.map((t) => tile(t, press(t.id)))));
  if (focused) [...it.root.querySelectorAll("[data-id]")].find((b) => b.getAttribute("data-id") === focused)?.focus({ preventScroll: true });
}

function tile(t, click) {
  return el("button", {
    type: "button", class: t.silent ? "tile silent" : "tile", "data-id": t.id, "aria-pressed": String(t.chosen), style: `--row:${t.at[0]};--column:${t.at[1]}`, click,
  },
    el("span", { class: "top" }, el("b", {}, t.name), pace(t.pace)),
    t.silent ? null : el("span", { class: "figure" }, el("b", {}, t.number), el("span", { class: "quiet goal" }, t.goal)),
    t.silent ? null : bullet(t.share, t.tick),
    ...t.lines.map((line) => el("span", { class: "line", title: line }, line))
  );
}
