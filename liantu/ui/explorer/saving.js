// The picture as a file of its own: heads above, below them what the lines mean, the scope, the day, the data version.

function save(it) {
  const kept = it.svg.cloneNode(true), { data } = it, width = Number(kept.getAttribute("width")), height = Number(kept.getAttribute("height"));
  const text = (x, y, words, more) => svg("text", { x, y, "font-size": 12, fill: "#4a5670", ...more }, words);
  const body = svg("g", { transform: "translate(0,54)" }, ...kept.childNodes);
  const top = [text(8, 22, data.words.save_head, { "font-size": 15, "font-weight": 700, fill: "#16213a" })];
  if (it.at) for (const level of data.levels) top.push(text(it.at[level.id].x, 46, level.head));
  const kinds = data.legend, foot = [...kinds.map((kind) => data.words[kind]), ...data.words.save_foot];
  const whole = svg("svg", { xmlns: SVG, width, height: height + 70 + foot.length * 18, viewBox: `0 0 ${width} ${height + 70 + foot.length * 18}`, "font-family": FONT, "font-size": 13 },
    svg("rect", { width: "100%", height: "100%", fill: "#fff" }), ...top, body, ...foot.map((words, i) => text(i < kinds.length ? 48 : 8, height + 76 + i * 18, words)),
    ...kinds.map((kind, i) => svg("path", { d: `M8 ${height + 72 + i * 18}H40`, stroke: "#1d3461", "stroke-width": 2, ...DASH[kind] })));
  const link = el("a", { href: URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(whole)], { type: "image/svg+xml" })), download: data.words.save_name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
