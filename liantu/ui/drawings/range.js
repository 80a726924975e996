// A state with its sign, and the range that further data could make of it, on the scale from absent to strong.
// data: { state, word, note, label, steps: [{ state, word }], at, from, to, judged: { state, word, text } | null }
const STEP = 58, HIGH = 50;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  const chip = (state, word) => el("span", { class: "chip", style: `color:${STATUS[state].ink};background:${STATUS[state].fill};border:1px ${STATUS[state].dash ? "dashed" : "solid"} ${STATUS[state].ink}` }, sign(state), word);
  it.root.replaceChildren(el("div", { class: "line" }, chip(data.state, data.word), el("span", { class: "quiet small" }, data.note)), ...(data.steps.length ? [scale(data)] : []));
}

function scale(data) {
  const width = STEP * data.steps.length, box = svg("svg", { viewBox: `0 0 ${width} ${HIGH}`, width: "100%", role: "img", "aria-label": data.label, style: `max-width:${width}px` });
  data.steps.forEach((step, i) => {
    const within = i >= data.from && i <= data.to;
    box.append(svg("rect", { x: i * STEP, y: 15, width: STEP - 2, height: 13, rx: 2, fill: within ? STATUS[step.state].fill : "#eef1f5", stroke: within ? STATUS[step.state].ink : "none" }));
    box.append(svg("text", { x: i * STEP + STEP / 2 - 1, y: 44, "text-anchor": "middle", "font-size": 12, fill: within ? "#16213a" : "#5b6780", "font-weight": within ? 700 : 400 }, step.word));
  });
  const left = data.from * STEP + 1, right = (data.to + 1) * STEP - 3;
  box.append(svg("path", { d: `M${left} 4V10H${right}V4`, fill: "none", stroke: "#16213a", "stroke-width": 1.4 }));
  if (data.at >= 0) box.append(svg("g", { transform: `translate(${data.at * STEP + STEP / 2 - 5.5},17)` }, ...marks(data.state)));
  return box;
}
