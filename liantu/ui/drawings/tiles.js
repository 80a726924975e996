// The eight districts as tiles: a picture of where they lie, without any boundary line. A list where there is no room.
// data: { label, tiles: [{ id, name, at: [row, column], head, lines: [text], chosen }] }; tells Python `chosen`.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  const focused = it.root.getRootNode().activeElement?.getAttribute?.("data-id");
  it.root.replaceChildren(
    el("div", { class: "tiles", role: "group", "aria-label": data.label },
      ...data.tiles.map((t) =>
        el("button", {
          type: "button", class: "tile", "data-id": t.id, "aria-pressed": String(t.chosen), style: `--row:${t.at[0]};--column:${t.at[1]}`,
          click: () => setTriggerValue("chosen", t.id),
        },
          el("span", { class: "top" }, el("b", {}, t.name), el("span", { class: "head" }, t.head)),
          ...t.lines.map((line, i) => el("span", { class: i === t.lines.length - 1 ? "line quiet last" : "line", title: line }, line))
        )
      )
    )
  );
  if (focused) [...it.root.querySelectorAll("[data-id]")].find((b) => b.getAttribute("data-id") === focused)?.focus({ preventScroll: true });
}
