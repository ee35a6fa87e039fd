// Which findings show: chips, the list of sections, and the search. Counts tell what a click would show.
const cards = all_cards;
const chosen = new Map(); // facet -> set of values
const fold = (text) => text.normalize("NFC").toLowerCase();
let haystacks = null; // made at the first search
const haystack = (index) => fold([
  ...all("h3, .msg, blockquote, .side h4, .val, .nil, .line, .check, .spot", cards[index]).map((element) => element.textContent),
  cards[index].querySelector(".cut, .more") ? `${quote_of(index, 0)}\n${quote_of(index, 1)}` : "", findings[index].id,
  D.other[index].join("\n"), ...words_of(index),
].join("\n"));
/** The words of the card's labels in both languages. */
const words_of = (index) => Object.values(D.words).flatMap((words) =>
  [findings[index].s, findings[index].k, findings[index].c === "language" ? "cat_language" : findings[index].c].map((key) => words[key] ?? ""));
let needle = "";
let order = findings.map((_, index) => index);
const place_in_order = new Map(order.map((index, place) => [index, place]));
let visible = [...order];

const value_of = (index, facet) => (facet === "t" ? state_of(index) : String(findings[index][facet]));
const passes = (index, except) => {
  for (const [facet, values] of chosen)
    if (facet !== except && values.size && !values.has(value_of(index, facet))) return false;
  return !needle || haystacks[index].includes(needle);
};

function filter() {
  visible = [];
  for (const index of order) {
    const card = cards[index];
    const good = passes(index);
    if (good) visible.push(index);
    if (card.hidden === good) card.hidden = !good;
  }
  to_address();
  mark_rows();
  if (!$("filters")) return;
  const counts = new Map();
  const facets = new Set(all("[data-facet]").map((element) => element.dataset.facet));
  for (const facet of facets)
    findings.forEach((_, index) => {
      if (!passes(index, facet)) return;
      const key = `${facet}=${value_of(index, facet)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  for (const chip of all(".chip")) {
    const count = counts.get(`${chip.dataset.facet}=${chip.dataset.value}`) ?? 0;
    chip.querySelector(".count").textContent = count;
    chip.classList.toggle("zero", !count);
  }
  for (const option of all("select[data-facet] option[data-label]"))
    option.textContent = `${option.dataset.label} (${counts.get(`${option.parentElement.dataset.facet}=${option.value}`) ?? 0})`;
  const active = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
  $("active").textContent = active;
  $("active").hidden = !active;
  $("clear").hidden = !active && !needle;
  $("shown").textContent = t("showing", { n: visible.length, m: findings.length });
  $("nothing").hidden = visible.length > 0;
}

/** Marks in the texts follow the filters; done when the texts are looked at. */
let stale = true;
function mark_rows() {
  stale = true;
  if (view.id !== "texts") return;
  stale = false;
  const shown = new Set(visible);
  for (const mark of all("#rows a.n")) mark.hidden = !shown.has(mark.dataset.n - 1);
  for (const mark of all("#rows .f")) mark.classList.toggle("off", !mark.dataset.f.split(" ").some((index) => shown.has(Number(index))));
}
on_view.push(() => { if (stale) mark_rows(); });

/** Filters, search and order stand in the address, so that a copied link shows the same. */
function to_address() {
  const asked = new URLSearchParams();
  for (const [facet, values] of chosen) if (values.size) asked.set(facet, [...values].join(","));
  if (chosen.get("s")?.size === 0 && preset_holds) asked.set("s", "");
  if (needle) asked.set("q", $("search").value.trim());
  if ($("sort") && $("sort").value !== "worth") asked.set("sort", $("sort").value);
  if (preset_holds && asked.get("s") === preset_holds) asked.delete("s");
  const query = asked.toString();
  const kept = new URLSearchParams(location.search);
  for (const key of ["s", "k", "c", "t", "b", "d", "n", "q", "sort"]) kept.delete(key);
  const whole = [kept.toString(), query].filter(Boolean).join("&");
  try { history.replaceState(null, "", (whole ? `?${whole}` : location.pathname) + location.hash); } catch { /* a frame without history */ }
}

function from_address() {
  const asked = new URLSearchParams(location.search);
  for (const facet of new Set(all("[data-facet]").map((element) => element.dataset.facet)))
    if (asked.has(facet)) chosen.set(facet, new Set(asked.get(facet).split(",").filter(Boolean)));
  for (const chip of all(".chip")) chip.setAttribute("aria-pressed", Boolean(chosen.get(chip.dataset.facet)?.has(chip.dataset.value)));
  for (const select of all("select[data-facet]")) select.value = [...(chosen.get(select.dataset.facet) ?? [])][0] ?? "";
  if (asked.get("sort") && $("sort")) { $("sort").value = asked.get("sort"); if (!$("sort").value) $("sort").value = "worth"; sort(); }
  if (asked.get("q")) {
    $("search").value = asked.get("q");
    look_for();
  }
}

/** Cards by worth, as the report has them, by their place in the text, or the surest first. */
function sort() {
  const by = $("sort").value;
  const key = { worth: (index) => index, place: (index) => findings[index].o, sure: (index) => -findings[index].p }[by];
  order = findings.map((_, index) => index).sort((a, b) => key(a) - key(b) || a - b);
  order.forEach((index, place) => place_in_order.set(index, place));
  $("list").prepend(...order.map((index) => cards[index]));
  $("list").classList.toggle("sorted", by !== "worth");
}
if ($("sort")) $("sort").onchange = () => { sort(); filter(); };

function toggle(facet, value) {
  const values = chosen.get(facet) ?? chosen.set(facet, new Set()).get(facet);
  if (!values.delete(value)) values.add(value);
}
for (const chip of all(".chip"))
  chip.onclick = () => {
    toggle(chip.dataset.facet, chip.dataset.value);
    chip.setAttribute("aria-pressed", chosen.get(chip.dataset.facet).has(chip.dataset.value));
    filter();
  };
for (const select of all("select[data-facet]"))
  select.onchange = () => { chosen.set(select.dataset.facet, new Set(select.value ? [select.value] : [])); filter(); };
if ($("clear"))
  $("clear").onclick = () => {
    chosen.clear();
    for (const chip of all(".chip")) chip.setAttribute("aria-pressed", "false");
    for (const select of all("select[data-facet]")) select.value = "";
    $("search").value = needle = "";
    rows_stale = true;
    filter();
    light();
  };
// Remarks are information: they wait behind their chip where there are issues.
let preset_holds = "";
if (findings.some((item) => item.s === "neutral") && findings.some((item) => item.s !== "neutral")) preset();
function preset() {
  for (const chip of all('.chip[data-facet="s"]')) {
    if (chip.dataset.value === "neutral") continue;
    toggle("s", chip.dataset.value);
    chip.setAttribute("aria-pressed", "true");
  }
  preset_holds = [...chosen.get("s")].join(",");
}
if ($("filters") && innerWidth < 990) $("filters").open = false;

/** Lights what was searched for, without touching the text. */
function light() {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!needle) return;
  const ranges = [];
  const seen = (node) => (node.hidden ? NodeFilter.FILTER_REJECT : node.data ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, seen);
  while (walker.nextNode() && ranges.length < 500) {
    const node = walker.currentNode;
    const text = node.data.toLowerCase();
    if (text.length !== node.data.length) continue;
    for (let at = text.indexOf(needle); at >= 0 && ranges.length < 500; at = text.indexOf(needle, at + needle.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + needle.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

let typing;
$("search").oninput = () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    look_for();
    filter();
    filter_others();
    light();
  }, 60);
};
function look_for() {
  needle = fold($("search").value.trim());
  haystacks ??= cards.map((_, index) => haystack(index));
  rows_stale = true;
}
let rows_stale = false;
function filter_others() {
  if (view.id === "names") filter_names();
  if (view.id === "texts" && rows_stale) { rows_stale = false; filter_rows(); }
}
on_view.push(filter_others, light);

function filter_names() {
  for (const row of all("#nametable tbody tr")) row.hidden = Boolean(needle) && !fold(row.textContent).includes(needle);
}
