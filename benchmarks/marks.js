// How many marks the drawings of a page show: what carries an id, a state or a part in a list, in their shadow roots.
() => {
  const roots = [document], mark = "[data-id], .cell, [role=treeitem], [role=listitem], [role=gridcell], [role=option]";
  const shown = (e) => { const box = e.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
  let marks = 0;
  for (const root of roots) {
    for (const e of root.querySelectorAll("*")) if (e.shadowRoot) roots.push(e.shadowRoot);
    if (root !== document) marks += [...root.querySelectorAll(mark)].filter((e) => shown(e) && !e.parentElement?.closest(mark)).length;
  }
  return marks;
}
