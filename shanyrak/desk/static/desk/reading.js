// The reading desk by keyboard, without reloads, and with both sides showing each other's place.
// Everything here is also a plain button or link: without this script the page does the same.
const desk = document.querySelector("[data-reading]");
const source = document.querySelector(".reading .source");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// --- Both sides show each other ---

const light = (numbers) => {
  all(".lit").forEach((each) => each.classList.remove("lit"));
  for (const number of numbers) {
    all(`.reading [data-n~="${number}"]`).forEach((each) => each.classList.add("lit"));
  }
};
const numbersOf = (element) => element?.closest?.("[data-n]")?.dataset.n.split(" ") ?? [];
const showInText = (number) => {
  const mark = document.getElementById(`m${number}`);
  if (!mark || source.scrollHeight <= source.clientHeight) return;
  const place = mark.getBoundingClientRect().top - source.getBoundingClientRect().top;
  if (place < 0 || place > source.clientHeight - 40) source.scrollTop += place - source.clientHeight / 3;
};
for (const [event, follows] of [["mouseover", false], ["focusin", true]]) {
  document.addEventListener(event, ({ target }) => {
    const numbers = numbersOf(target);
    light(numbers);
    if (follows && numbers.length && target.closest(".fact")) showInText(numbers[0]);
  });
}

// --- One fact after another ---

const facts = () => all(".fact[id]", desk);
const current = () =>
  document.activeElement.closest(".fact[id]") ?? desk.querySelector(".fact[id]:target") ?? desk.querySelector(".fact.open");
const goTo = (fact) => {
  if (!fact) return;
  fact.focus({ preventScroll: true });
  const { top, bottom } = fact.getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - 40) fact.scrollIntoView({ block: "center" });
};
const step = (by) => {
  const every = facts();
  const here = document.activeElement.closest(".fact[id]");
  goTo(here ? every[every.indexOf(here) + by] : by > 0 ? current() : every.at(-1));
};
const press = (key) => {
  const fact = current();
  const found = fact?.querySelector(`[data-key="${key}"]`);
  if (!found) return false;
  if (found.matches("textarea")) {
    for (let box = found.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    found.focus();
    found.select();
  } else {
    found.click();
  }
  return true;
};

// --- Keys: never while somebody types, and never for who has turned them off ---

const KEYS_OFF = "reading-keys-off";
const keys = document.getElementById("keys");
const areOn = () => localStorage.getItem(KEYS_OFF) === null;
const typing = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
const actions = {
  j: () => step(1),
  k: () => step(-1),
  y: () => press("y"),
  e: () => press("e"),
  x: () => press("x"),
  u: () => press("u"),
  t: () => press("t"),
  n: () => openMissed(true),
  "?": () => keys.showModal(),
};
const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open) return;
  if (typing(event.target)) return;
  let key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "Enter") {
    if (!event.target.matches(".fact")) return; // a button or link has its own Enter
    key = "y";
  }
  if (!areOn() || !(key in actions)) return;
  event.preventDefault();
  actions[key]();
};
const onFieldKey = (event) => {
  const field = event.target;
  if (!field.matches?.(".mend textarea")) return;
  if (event.key === "Escape") goTo(field.closest(".fact"));
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey || (field.rows === 1 && !event.shiftKey))) {
    event.preventDefault();
    field.form.requestSubmit(field.form.querySelector('[value="mend"]'));
  }
};

// --- To say something of a fact moves nothing on the page ---

const replaceFact = (number, html) => {
  const old = document.getElementById(`f${number}`);
  if (!old) return;
  old.insertAdjacentHTML("afterend", html);
  const fresh = old.nextElementSibling;
  old.remove();
  const value = fresh.querySelector(".value, del")?.textContent ?? "";
  all(`[data-shown="${number}"]`).forEach((each) => { each.textContent = value; });
};
const onSay = async (event) => {
  const form = event.target;
  if (!form.matches(".say")) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "desk" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const changed = await answer.json();
    if (changed.troubles.length) throw new Error(changed.troubles.join(" "));
    for (const [number, html] of Object.entries(changed.facts)) replaceFact(number, html);
    const open = new Set(changed.open.map(String));
    all("mark[data-n]", source).forEach((mark) =>
      mark.classList.toggle("unsure", mark.dataset.n.split(" ").some((number) => open.has(number))));
    document.getElementById("progress").innerHTML = changed.progress;
    goTo(document.getElementById(changed.next ? `f${changed.next}` : "make"));
    if (!changed.next) document.querySelector("#make button").focus();
  } catch {
    // The plain way says what went wrong.
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "say", value: event.submitter?.value ?? "mend" }));
    form.submit();
  }
};

// --- What is selected in the text can be marked ---

const selected = () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.commonAncestorContainer)) return null;
  const within = range.cloneContents();
  all("a", within).forEach((number) => number.remove());
  const lines = all(".line", within);
  const words = lines.length ? lines.map((line) => line.textContent).join("\n") : within.textContent;
  const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer;
  return { words: words.trim(), line: start.closest(".line")?.dataset.l ?? "" };
};
const fillMissed = () => {
  const found = selected();
  if (!found?.words) return false;
  document.getElementById("missed_words").value = found.words;
  document.getElementById("missed_line").value = found.line;
  return true;
};
const guess = (words) =>
  /@/.test(words) ? "emails" : /^(https?:|www\.)|\.\w{2,}\//i.test(words) ? "web" : /^[+(\d][\d\s()./-]{4,}$/.test(words) ? "phones" : "";
const openMissed = (goes) => {
  const box = document.getElementById("missed");
  if (fillMissed()) {
    const kind = guess(document.getElementById("missed_words").value);
    if (kind) document.getElementById("missed_what").value = kind;
  }
  box.open = true;
  if (goes) document.getElementById(document.getElementById("missed_words").value ? "missed_what" : "missed_words").focus();
};

if (desk) {
  document.addEventListener("keydown", onKey);
  document.addEventListener("keydown", onFieldKey);
  document.addEventListener("submit", onSay);
  source.addEventListener("mouseup", () => setTimeout(() => { if (selected()?.words) openMissed(false); }));
  const box = document.getElementById("keys-on");
  box.checked = areOn();
  box.addEventListener("change", () =>
    box.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "1"));
  keys.querySelector("[data-close]").addEventListener("click", () => keys.close());
  const shown = document.querySelector("[data-shows-keys]");
  shown.hidden = false;
  shown.addEventListener("click", () => keys.showModal());
  all(".only-plain").forEach((each) => each.remove());
  if (location.hash.startsWith("#f")) goTo(document.querySelector(location.hash));
}
