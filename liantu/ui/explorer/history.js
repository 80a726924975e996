// Undo and redo: what is open, chosen and filtered, as it was.
const snapshot = (it) => ({ open: new Set(it.open), selected: it.selected, status: new Set(it.status), district: it.district, windows: new Map(it.windows) });

// Do something that can be taken back, then show and tell it.
function act(it, change, words) {
  it.past.push(snapshot(it));
  if (it.past.length > 100) it.past.shift();
  it.future = [];
  change();
  shown_(it, words);
}

function undo(it) { travel(it, it.past, it.future, it.data.words.undone); }
function redo(it) { travel(it, it.future, it.past, it.data.words.redone); }

function travel(it, from, to, words) {
  if (!from.length) return;
  to.push(snapshot(it));
  Object.assign(it, from.pop());
  shown_(it, words);
}

function shown_(it, words) {
  if (words) it.live.textContent = words;
  bar(it);
  draw(it);
  say(it);
}
