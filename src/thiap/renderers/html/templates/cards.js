// A card: its buttons, the decision on it, copying, the current one.
let current = -1;

/** Buttons are made when a card comes near the window: 2,000 cards need none of them to be read. */
function dress(card) {
  if (!card || card.querySelector(".acts")) return;
  card.querySelector("footer").prepend($("acts").content.cloneNode(true));
  show_decision(card);
}

function show_decision(card) {
  const index = Number(card.dataset.i);
  const [, made] = ruling(index);
  const state = made?.state ?? "open";
  card.classList.toggle("accepted", state === "accepted");
  card.classList.toggle("dismissed", state === "dismissed");
  const acts = card.querySelector(".acts");
  if (!acts) return;
  acts.querySelector(".state").textContent = made ? t(made.suggestion ? "used" : state) : "";
  acts.querySelector('[data-do="accept"]').hidden = state === "accepted";
  acts.querySelector('[data-do="use"]').hidden = !D.fixes[index] || Boolean(made?.suggestion);
  acts.querySelector('[data-do="dismiss"]').hidden = state === "dismissed";
  acts.querySelector('[data-do="undo"]').hidden = !made;
  let because = card.querySelector(".because");
  if (made && !because) {
    card.querySelector("footer").append($("because").content.cloneNode(true));
    because = card.querySelector(".because");
  }
  if (!because) return;
  because.hidden = !made;
  because.querySelector("label").hidden = state !== "dismissed";
  const crowd = crowds.get(alike[index]) ?? 0;
  because.querySelector(".alike").hidden = crowd < 2;
  because.querySelector(".alike span").textContent = t("alike", { n: crowd });
  for (const field of all("[data-field]", because)) {
    const value = made?.[field.dataset.field];
    if (field.type === "checkbox") field.checked = Boolean(value);
    else if (document.activeElement !== field) field.value = value ?? "";
  }
}

function show_decisions(id) {
  const like = id === null ? null : alike[place_of.get(id)];
  cards.forEach((card, index) => { if (like === null || findings[index].id === id || alike[index] === like) show_decision(card); });
  for (const mark of all("#rows a.n")) mark.classList.toggle("ruled", state_of(mark.dataset.n - 1) === "dismissed");
  for (const mark of all("#rows .f"))
    mark.classList.toggle("ruled", mark.dataset.f.split(" ").every((index) => state_of(index) === "dismissed"));
  show_progress();
  if (chosen.get("t")?.size) return; // a card stays where it is until the next filter
  filter();
}

function show_progress() {
  const issues = findings.map((_, index) => index).filter((index) => findings[index].s !== "neutral");
  const done = issues.filter((index) => state_of(index) !== "open").length;
  $("progress").textContent = t("reviewed", { n: done, m: issues.length });
  document.querySelector(".progress .done").style.strokeDasharray = `${issues.length ? (100 * done) / issues.length : 0} 100`;
}
on_decision.push(show_decisions);
translated.push(() => { cards.forEach(show_decision); show_progress(); filter(); });

function rule(index, state, more = {}) {
  const [id, made] = ruling(index);
  const reviewer = $("reviewer").value.trim();
  decide(id, { ...made, state, ...(reviewer && { reviewer }), ...more });
}

/** Decides and goes on to the next open card that the filters show; the reason can follow, with the key r. */
let last_ruled = -1;
function settle(index, state, { all_like = false, more = {} } = {}) {
  const like = all_like && (crowds.get(alike[index]) ?? 0) > 1;
  rule(index, state, like ? { ...more, all_like: true } : more);
  last_ruled = index;
  const next = next_open(index);
  if (next < 0) { choose(index); say(t("all_reviewed")); return; }
  choose(next);
  say(t("settled", { n: index + 1, s: t(state) }));
}

function next_open(index) {
  const at = place_in_order.get(index);
  const left = order.filter((other) => state_of(other) === "open" && passes(other, "t"));
  return left.find((other) => place_in_order.get(other) > at) ?? left[0] ?? -1;
}

function choose(index, { focus = true } = {}) {
  const card = cards[index];
  if (!card) return;
  if (cards[current]) cards[current].classList.remove("current");
  current = index;
  dress(card);
  card.hidden = false;
  card.classList.add("current");
  const head = card.querySelector("h3");
  head.id ||= `c${index}`;
  card.setAttribute("aria-labelledby", head.id);
  const tall = card.offsetHeight > innerHeight * 0.8;
  const block = tall ? "start" : "nearest";
  card.scrollIntoView({ block });
  requestAnimationFrame(() => card.scrollIntoView({ block }));
  if (focus) card.focus({ preventScroll: true });
}

/** The next card that the filters show, ``by`` steps away. */
function move(by) {
  if (!visible.length) return;
  const here = current < 0 ? -1 : place_in_order.get(current);
  const at = visible.findIndex((index) => place_in_order.get(index) >= here);
  let next = current < 0 ? 0 : at < 0 ? visible.length - 1 : visible[at] === current || by < 0 ? at + by : at;
  next = Math.max(0, Math.min(visible.length - 1, next));
  choose(visible[next]);
}

const message_of = (index) => cards[index].querySelector(".msg").textContent;
function as_lines(index) {
  const item = findings[index];
  const sides = [0, 1].map((side) => {
    const quote = quote_of(index, side) || t("no_counterpart");
    return item.v[side] ? `${quote} (= ${item.v[side]})` : quote;
  });
  const better = cards[index].querySelector(".line q")?.textContent;
  return { head: `${t(item.s)}, ${t(item.k)}: ${message_of(index)}`, sides, better };
}
const one_line = (text) => text.replace(/\s+/g, " ");
const no_markdown = (text) => one_line(text).replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
const no_wikitext = (text) => `<nowiki>${one_line(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")}</nowiki>`;
const copies = {
  text(index) {
    const { head, sides, better } = as_lines(index);
    return [head, `  ${t("role_source")}: ${sides[0]}`, `  ${t("role_target")}: ${sides[1]}`, better ? `  ${t("suggestion")}: ${better}` : ""];
  },
  markdown(index) {
    const { head, sides, better } = as_lines(index);
    return [`- **${no_markdown(head)}**`, `  - ${t("role_source")}: ${no_markdown(sides[0])}`, `  - ${t("role_target")}: ${no_markdown(sides[1])}`,
      better ? `  - ${t("suggestion")}: ${no_markdown(better)}` : ""];
  },
  wikitext(index) {
    const { head, sides, better } = as_lines(index);
    return [`* '''${no_wikitext(head)}'''`, `** ${t("role_source")}: ${no_wikitext(sides[0])}`, `** ${t("role_target")}: ${no_wikitext(sides[1])}`,
      better ? `** ${t("suggestion")}: ${no_wikitext(better)}` : ""];
  },
};

async function copy(index, form) {
  const text = copies[form](index).filter(Boolean).join("\n") + "\n";
  try {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
  } catch {
    const area = document.createElement("textarea"); // pages opened from a disk may lack the clipboard
    area.value = text;
    document.body.append(area);
    area.select();
    say(document.execCommand("copy") ? t("copied") : t("copy_failed"));
    area.remove();
  }
}

let came_from = -1;
function show_in_texts(index) {
  const mark = document.querySelector(`#rows [data-f~="${index}"]`);
  const link = cards[index].querySelector(".side .go");
  came_from = index;
  const place = mark ? mark.closest(".row").id : link?.hash.slice(1);
  if (!place) return;
  location.hash = place;
  for (const old of all("#rows .f.lit")) old.classList.remove("lit");
  for (const part of all(`#rows [data-f~="${index}"]`)) part.classList.add("lit");
  $("return").hidden = false;
  const back = $("return").firstElementChild;
  back.hash = cards[index].id;
  back.textContent = t("back", { n: index + 1 });
}
on_view.push(() => { if (view.id !== "texts") $("return").hidden = true; });

/** What a decision holds of a suggestion that is taken: the new words, and where they belong. */
function suggested(index) {
  const [start, end, suggestion] = D.fixes[index];
  return { suggestion, spans: [[start, end]] };
}

const actions = {
  accept: (index) => rule(index, "accepted"),
  dismiss: (index) => rule(index, "dismissed", { suggestion: undefined }),
  use: (index) => rule(index, "accepted", suggested(index)),
  undo: (index) => decide(ruling(index)[0], undefined),
  show: show_in_texts,
  text: (index) => copy(index, "text"),
  markdown: (index) => copy(index, "markdown"),
  wikitext: (index) => copy(index, "wikitext"),
};
$("list").addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  if (!card) return;
  const index = Number(card.dataset.i);
  const button = event.target.closest("[data-do]");
  if (button) {
    button.closest(".menu")?.removeAttribute("open");
    choose(index, { focus: false });
    actions[button.dataset.do](index);
    if (button.hidden) card.focus({ preventScroll: true }); // keeps the place of who works by keyboard
  }
  const why = event.target.closest(".why");
  if (why) { event.preventDefault(); explain(findings[index].x); }
});
$("list").addEventListener("change", (event) => {
  const field = event.target.closest("[data-field]");
  if (!field) return;
  const [id, made] = ruling(Number(field.closest(".card").dataset.i));
  decide(id, { ...made, [field.dataset.field]: field.type === "checkbox" ? field.checked : field.value });
});
$("list").addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (!card) return;
  dress(card);
  const next = cards[visible[visible.indexOf(Number(card.dataset.i)) + 1]];
  dress(next); // so that Tab finds its buttons
});

function explain(check) {
  const home = $(`check-${check}`);
  if (!home) return;
  $("h-explain").textContent = check;
  $("explained").replaceChildren(home.querySelector(".doc-of").cloneNode(true));
  $("explain").showModal();
}

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) { dress(entry.target); near.unobserve(entry.target); }
}, { rootMargin: "600px" });
cards.forEach((card) => near.observe(card));
