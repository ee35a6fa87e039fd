// What a person decided: id -> {state, reason, note}. Kept in this browser, saved to and loaded from a file.
// A decision with ``all_like`` holds for every issue of the same check with the same two values.
const decisions = new Map();
const steps = []; // [id, what stood there before], for undo
const on_decision = [];
const all_cards = all(".card");
const TEXTS = ["reason", "note", "quote", "check", "file", "reviewer", "suggestion"];

const likeness = (check, source, target) => JSON.stringify([check, source ?? null, target ?? null]);
const alike = findings.map((item) => likeness(item.x, ...item.v));
const crowds = new Map(); // likeness -> how many issues share it; issues without values are never alike
findings.forEach((item, index) => {
  if (item.v.some((value) => value != null)) crowds.set(alike[index], (crowds.get(alike[index]) ?? 0) + 1);
});
const place_of = new Map(findings.map((item, index) => [item.id, index]));
const by_place = new Map(findings.map((item, index) => [item.place, index]));
const numbered = new Map(Object.entries(D.numbered));
let likes = new Map();

/** The decision that holds for an issue, and the id it was made for. */
function ruling(index) {
  const { id } = findings[index];
  if (decisions.has(id)) return [id, decisions.get(id)];
  return likes.get(alike[index]) ?? [id, undefined];
}
const state_of = (index) => ruling(index)[1]?.state ?? "open";

/** The issue that an entry of a decisions file is about, as thiap/identity.py has it. */
const issue_of = (made) => typeof made.place_id === "string" && made.place_id
  ? by_place.get(made.place_id) ?? place_of.get(made.id) : place_of.get(made.id) ?? numbered.get(made.id);

function changed(id) {
  likes = new Map();
  for (const [made_for, made] of decisions)
    if (made.all_like) {
      const place = place_of.get(made_for);
      likes.set(place === undefined ? likeness(made.check, made.source_value, made.target_value) : alike[place], [made_for, made]);
    }
  save();
  on_decision.forEach((update) => update(id));
}

function decide(id, decision, { remember = true } = {}) {
  if (remember) steps.push([id, decisions.get(id)]);
  if (decision) decisions.set(id, decision); else decisions.delete(id);
  changed(id);
}

function undo() {
  const last = steps.pop();
  if (!last) return null;
  decide(last[0], last[1], { remember: false });
  return last[0];
}

/** The quoted text of one side (0 source, 1 target): from the card, or from the texts where the card cuts it. */
function quote_of(index, side) {
  const box = all(".side", all_cards[index])[side];
  if (box.querySelector(".nil")) return "";
  if (box.querySelector(".cut, .more")) return whole_quotes().get(index)?.[side].join(" … ") ?? "";
  return all("mark", box).map((mark) => mark.textContent).join(" … ");
}

/** Quotes as the texts mark them, gathered once: index -> parts of [source, target]. */
let gathered = null;
function whole_quotes() {
  if (gathered) return gathered;
  gathered = new Map();
  let last = null;
  for (const mark of all("#rows .f")) {
    const side = mark.closest(".t") ? 1 : 0;
    // Marks that touch are one quote.
    const touches = last?.parentElement === mark.parentElement && only_numbers(last, mark);
    for (const index of mark.dataset.f.split(" ").map(Number)) {
      const parts = (gathered.get(index) ?? gathered.set(index, [[], []]).get(index))[side];
      const goes_on = touches && last.dataset.f.split(" ").includes(String(index));
      if (goes_on) parts[parts.length - 1] += mark.textContent; else parts.push(mark.textContent);
    }
    last = mark;
  }
  return gathered;
}
function only_numbers(from, to) {
  let node = from.nextSibling;
  while (node && node !== to && node.matches?.("a.n")) node = node.nextSibling;
  return node === to;
}

/** The decisions file; decisions for issues that this report lacks are kept as they came. */
function decisions_file() {
  const list = [...decisions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, made]) => {
    const item = findings[place_of.get(id)];
    const entry = { id, state: made.state };
    const where = item ? item.place : made.place_id;
    if (where) entry.place_id = where;
    for (const key of TEXTS) if (!["reviewer", "suggestion"].includes(key) || made[key]) entry[key] = made[key] ?? "";
    if (item) Object.assign(entry, { quote: quote_of(place_of.get(id), 1) || quote_of(place_of.get(id), 0), check: item.x, file: D.file });
    if (made.suggestion && made.spans) entry.spans = made.spans;
    if (made.all_like) {
      const [source_value = null, target_value = null] = item ? item.v : [made.source_value, made.target_value];
      Object.assign(entry, { all_like: true, source_value, target_value });
    }
    return entry;
  });
  return JSON.stringify({ version: 1, decisions: list }, null, 1) + "\n";
}

/** Takes over the decisions of a file; null when it is none. */
function take(text) {
  let data;
  try { data = JSON.parse(text); } catch { return null; }
  if (data?.version !== 1 || !Array.isArray(data.decisions)) return null;
  const good = data.decisions.filter((made) => typeof made?.id === "string" && ["accepted", "dismissed"].includes(made.state));
  const word = (value) => (typeof value === "string" ? value : undefined);
  for (const made of good) {
    const entry = { state: made.state, place_id: word(made.place_id) };
    for (const key of TEXTS) entry[key] = word(made[key]);
    if (entry.suggestion && Array.isArray(made.spans)) entry.spans = made.spans;
    if (made.all_like === true)
      Object.assign(entry, { all_like: true, source_value: word(made.source_value), target_value: word(made.target_value) });
    decisions.set(findings[issue_of(made)]?.id ?? made.id, entry);
  }
  changed(null);
  return { n: good.length, m: good.filter((made) => issue_of(made) !== undefined).length };
}

let warned = false;
function save() {
  store.set(D.key, decisions_file());
  if (!store.works && !warned) { warned = true; say(t("not_kept")); }
}

function load() {
  const text = store.get(D.key);
  if (text) take(text);
}

$("export").onclick = () => download(decisions_file(), "decisions.json", "application/json");
$("import").onclick = () => $("file").click();
$("file").onchange = async () => {
  const [file] = $("file").files;
  if (!file) return;
  const taken = take(await file.text());
  say(taken ? t("imported", taken) : t("import_failed"));
  $("file").value = "";
};
