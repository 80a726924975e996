// A button that copies the address of the page as it stands: every choice is in it.
// data: { words: {copy, copied, failed} }
export default function (component) {
  const { data, parentElement } = component;
  const it = memory(parentElement, () => {
    const made = {};
    made.button = el("button", { type: "button", class: "copy", click: () => copy(made) });
    made.field = el("input", { class: "field", readonly: "", hidden: "" });
    made.told = el("span", { class: "quiet small", role: "status" });
    parentElement.appendChild(el("div", { class: "root share" }, made.button, made.told, made.field));
    return made;
  });
  if (stands(it, data)) return;
  it.words = data.words;
  it.button.textContent = data.words.copy;
  it.field.setAttribute("aria-label", data.words.copy);
}

async function copy(it) {
  const address = window.location.href;
  try {
    await navigator.clipboard.writeText(address);
    it.told.textContent = it.words.copied;
  } catch {
    it.field.hidden = false; // the browser does not let us: the person copies it
    it.field.value = address;
    it.field.select();
    it.told.textContent = it.words.failed;
  }
}
