// One square for each component, all of equal size, grouped by state; the words below carry the counts.
// data: { words: {label}, groups: [{ state, word, cells: [title] }] }
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  const groups = data.groups.filter((g) => g.cells.length);
  it.root.replaceChildren(
    el("div", { class: "strip", role: "img", "aria-label": data.label },
      ...groups.map((g) =>
        el("div", { class: "group", style: `flex-grow:${g.cells.length}` },
          el("div", { class: "cells", style: `grid-template-columns:repeat(${g.cells.length},1fr)` }, ...g.cells.map((title) => el("span", { class: `cell ${g.state}`, style: `--ink:${STATUS[g.state].ink}`, title })))
        )
      )
    ),
    el("div", { class: "words" }, ...data.groups.filter((g) => g.cells.length || g.state !== "NOT_PRIORITY").map((g) => el("span", { class: "word" }, sign(g.state), el("b", {}, g.cells.length), g.word)))
  );
}
