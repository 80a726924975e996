// A search field that suggests as one types: Python answers with what it found, a click, Enter or arrows choose.
// data: { words: {label, hint, searching, nothing}, value, results: {text, list: [{id, name, note}]} }
// Python is told `asked` (what stands in the field) and `chosen` (an id).
const PAUSE_MS = 250;

export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => begin(component, parentElement));
  it.asked = (text) => component.setStateValue("asked", text);
  it.chosen = (id) => component.setTriggerValue("chosen", id);
  if (stands(it, data)) return;
  it.data = data;
  it.input.placeholder = data.words.hint;
  it.input.setAttribute("aria-label", data.words.label);
  it.list.setAttribute("aria-label", data.words.label);
  if (it.value !== data.value) {
    it.value = data.value;
    it.input.value = data.value;
    it.open = false;
  }
  suggest(it);
}

function begin(component, parentElement) {
  const it = { open: false, at: 0 };
  const id = `found-${Math.random().toString(36).slice(2)}`;
  it.input = el("input", {
    type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list",
    input: () => {
      it.open = true;
      it.at = 0;
      suggest(it);
      clearTimeout(it.later);
      it.later = setTimeout(() => it.asked(it.input.value.trim()), PAUSE_MS);
    },
    keydown: (e) => key(it, e),
    blur: () => setTimeout(() => close(it), 150),
  });
  it.list = el("ul", { role: "listbox", id, class: "list" });
  it.root = parentElement.appendChild(el("div", { class: "root seek" }, it.input, it.list));
  return it;
}

function suggest(it) {
  const text = it.input.value.trim();
  it.list.replaceChildren();
  if (it.open && text) {
    const answered = it.data.results.text === text;
    const found = answered ? it.data.results.list : [];
    it.at = Math.min(it.at, Math.max(0, found.length - 1));
    for (const [n, f] of found.entries()) {
      const press = (e) => { e.preventDefault(); choose(it, f); };
      it.list.append(el("li", { role: "option", "data-id": f.id, "aria-selected": String(n === it.at), mousedown: press }, el("span", {}, f.name), el("span", { class: "quiet small" }, f.note)));
    }
    if (!found.length) it.list.append(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "quiet" }, answered ? it.data.words.nothing : it.data.words.searching));
  }
  it.input.setAttribute("aria-expanded", String(it.list.childElementCount > 0));
}

function key(it, e) {
  e.stopPropagation(); // Streamlit binds r, c and Esc for itself
  const options = [...it.list.querySelectorAll("[data-id]")];
  if (e.key === "Escape") close(it);
  else if (e.key === "Enter" && options[it.at]) choose(it, it.data.results.list[it.at]);
  else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && options.length) {
    it.at = (it.at + (e.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
    suggest(it);
    it.list.querySelectorAll("[data-id]")[it.at]?.scrollIntoView({ block: "nearest" });
  } else return;
  e.preventDefault();
}

function choose(it, found) {
  clearTimeout(it.later);
  it.input.value = found.name;
  close(it);
  it.chosen(found.id);
}

function close(it) {
  it.open = false;
  suggest(it);
}
