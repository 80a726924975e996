// A page of the list of questions: the current one marked, a click asks another, two buttons turn the page.
// data: { words: {label, at, before, after}, current, first, last, items: [{id, kind, one, other}] }
// Python is told `chosen` and `turned`.
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => ({ root: parentElement.appendChild(el("div", { class: "root" })) }));
  if (stands(it, data)) return;
  const within = it.root.contains(it.root.getRootNode().activeElement); // keys go on from the question that is asked
  const turn = (to) => component.setTriggerValue("turned", to);
  it.root.replaceChildren(
    el("div", { class: "head" }, el("b", {}, data.words.label), el("span", { class: "quiet small", "aria-live": "polite" }, data.words.at)),
    el("ol", { "aria-label": data.words.label }, ...data.items.map((item) => line(component, item, item.id === data.current))),
    el("div", { class: "turn" }, button(data.words.before, data.first, () => turn("before")), button(data.words.after, data.last, () => turn("after")))
  );
  if (within) it.root.querySelector('[aria-current="true"]')?.focus({ preventScroll: true });
}

function line(component, item, current) {
  const press = () => component.setTriggerValue("chosen", item.id);
  return el("li", {}, el("button", { type: "button", class: "item", "aria-current": current ? "true" : null, "data-id": item.id, click: press },
    el("span", { class: "quiet small" }, item.kind), el("span", { class: "one" }, item.one), el("span", { class: "other" }, item.other)));
}

const button = (text, disabled, click) => el("button", { type: "button", class: "page", disabled: disabled ? "" : null, click }, text);
