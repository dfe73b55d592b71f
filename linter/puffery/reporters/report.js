"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const RANK = ["error", "warning", "info"];
  const notes = all(".note").map((element, at) => ({
    element, at, id: element.id, severity: element.dataset.severity, family: element.dataset.family, file: element.dataset.file,
    marks: [], visible: true, text: null,
  }));
  const byId = new Map(notes.map((note) => [note.id, note]));
  const marks = all("mark").map((element) => ({ element, notes: element.dataset.n.split(" ").map((id) => byId.get(id)).filter(Boolean) }));
  for (const mark of marks) for (const note of mark.notes) note.marks.push(mark.element);
  const numbers = all("mark > .number").map((element) => ({ element, note: byId.get(element.id.slice(1)) }));
  const drafts = all(".draft").map((element) => ({ element, file: element.id.slice(1) }));
  const boxes = all(".choice input");
  const [search, file, count] = [one("search"), one("file"), one("count")];
  const filters = document.querySelector(".filters");
  let current = null;
  let shown = notes.length;

  const textOf = (note) => {
    if (note.text === null) {
      const draft = note.element.closest(".draft");
      const words = note.marks.map((mark) => mark.textContent).join("");
      note.text = `${note.element.textContent} ${words} ${draft.firstElementChild.textContent}`.toLowerCase();
    }
    return note.text;
  };

  const tally = (kind, value, counts) => {
    counts.set(`${kind} ${value}`, (counts.get(`${kind} ${value}`) || 0) + 1);
  };

  const apply = () => {
    const query = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => `${box.name} ${box.value}`));
    const counts = new Map();
    const live = new Set();
    shown = 0;
    for (const note of notes) {
      const severity = chosen.has(`severity ${note.severity}`);
      const family = chosen.has(`family ${note.family}`);
      const inFile = !file.value || file.value === note.file;
      const found = !query.length || query.every((word) => textOf(note).includes(word));
      if (family && inFile && found) tally("severity", note.severity, counts);
      if (severity && inFile && found) tally("family", note.family, counts);
      if (severity && family && found) tally("file", note.file, counts);
      const visible = severity && family && inFile && found;
      if (visible !== note.visible) note.element.hidden = !(note.visible = visible);
      if (visible) { shown += 1; live.add(note.file); }
    }
    for (const { element, note } of numbers) if (note) element.hidden = !note.visible;
    for (const mark of marks) {
      const left = mark.notes.filter((note) => note.visible);
      const worst = RANK.find((severity) => left.some((note) => note.severity === severity)) || "off";
      const name = left.length > 1 ? `${worst} several` : worst;
      if (mark.element.className !== name) mark.element.className = name;
    }
    const active = query.length > 0 || Boolean(file.value) || boxes.some((box) => !box.checked);
    for (const draft of drafts) draft.element.hidden = active && !live.has(draft.file);
    for (const box of boxes) box.parentElement.querySelector("b").textContent = counts.get(`${box.name} ${box.value}`) || 0;
    for (const option of file.options) {
      if (option.value) option.textContent = option.textContent.replace(/\(\d+\)$/, `(${counts.get(`file ${option.value}`) || 0})`);
    }
    filters.toggleAttribute("data-active", active && (Boolean(file.value) || boxes.some((box) => !box.checked)));
    say();
  };

  const say = () => {
    const total = notes.length === 1 ? "1 finding" : `${notes.length} findings`;
    count.textContent = shown === notes.length ? total : `${shown} of ${total}`;
  };

  const light = (name, note, on) => {
    for (const mark of note.marks) mark.toggleAttribute(name, on);
  };

  const choose = (note) => {
    if (current) light("data-lit", current, false);
    current = note;
    light("data-lit", note, true);
  };

  const go = (note) => {
    choose(note);
    note.element.focus({ preventScroll: true });
    note.element.scrollIntoView({ block: "center" });
    const place = notes.filter((other) => other.visible && other.at <= note.at).length;
    count.textContent = `Finding ${place} of ${shown}`;
  };

  const step = (by) => {
    let at = current ? current.at : by > 0 ? -1 : notes.length;
    for (let left = notes.length; left > 0; left -= 1) {
      at = (at + by + notes.length) % notes.length;
      if (notes[at].visible) { go(notes[at]); return; }
    }
  };

  const follow = () => {
    const id = location.hash.slice(1);
    if (byId.has(id)) {
      if (!byId.get(id).visible) reset();
      go(byId.get(id));
    } else if (id) {
      const target = one(id);
      if (target && target.classList.contains("number")) target.focus();
    }
  };

  const reset = () => {
    search.value = "";
    file.value = "";
    for (const box of boxes) box.checked = true;
    apply();
  };

  search.addEventListener("input", apply);
  file.addEventListener("change", apply);
  for (const box of boxes) box.addEventListener("change", apply);
  one("reset").addEventListener("click", reset);
  one("next").addEventListener("click", () => step(1));
  one("previous").addEventListener("click", () => step(-1));
  addEventListener("hashchange", follow);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (filters.open) { filters.open = false; filters.firstElementChild.focus(); } else if (event.target === search) search.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=search], select, textarea")) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "/") search.focus();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (filters.open && !filters.contains(event.target)) filters.open = false;
    const mark = event.target.closest("mark");
    if (!mark || event.target.closest("a") || String(getSelection())) return;
    const note = mark.dataset.n.split(" ").map((id) => byId.get(id)).find((each) => each && each.visible);
    if (note) go(note);
  });

  document.addEventListener("focusin", (event) => {
    const element = event.target.closest(".note");
    if (element && byId.has(element.id)) choose(byId.get(element.id));
  });

  // A rule's page is in the document once; what a note says of it is a copy, made when it is asked for.
  document.addEventListener("toggle", (event) => {
    const why = event.target;
    if (!why.open || !why.dataset || !why.dataset.rule || why.dataset.filled) return;
    const rule = one(`rule-${why.dataset.rule}`);
    if (!rule) return;
    why.dataset.filled = "yes";
    why.lastElementChild.replaceWith(rule.querySelector(".body").cloneNode(true));
  }, true);

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.files, details.allowed").filter((details) => !details.open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  document.querySelector(".tools").hidden = false;
  apply();
  follow();
})();
