// One view at a time; every place of the page has an address.
const views = all(".view");
let view = views[0];

function open_view(next) {
  view = next;
  for (const other of views) other.hidden = other !== next;
  for (const tab of all(".tab")) {
    if (tab.hash === `#${next.id}`) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
  }
  on_view.forEach((update) => update());
}
const on_view = [];

/** Show the element with this id, in whatever view it is. */
function go(id, { focus = true } = {}) {
  const element = $(id);
  if (!element) return false;
  const home = element.closest(".view");
  if (home && home !== view) open_view(home);
  if (element === home) { scrollTo(0, 0); return true; }
  element.hidden = false;
  if (element.matches("details")) element.open = true;
  const card = element.closest(".card");
  if (card) { choose(Number(card.dataset.i), { focus }); return true; }
  // Twice: rows above that were never drawn have a guessed height until the first scroll.
  element.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
  for (const old of all(".here")) old.classList.remove("here");
  element.closest(".row")?.classList.add("here");
  if (focus) {
    if (!element.matches("a[href],summary,[tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
  return true;
}

function follow() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* a stray % in an address by hand */ }
  if (id && !go(id)) {
    open_view(views[0]);
    say(t("dead_link", { n: id }), 15000);
  }
}
addEventListener("hashchange", follow);

// A link to the place where one is already changes no address: go there all the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && link.hash === location.hash && !event.ctrlKey && !event.metaKey) { event.preventDefault(); follow(); }
});

// Menus close when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of all(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
