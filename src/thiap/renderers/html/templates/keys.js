// Single keys, which can be switched off; then the page starts.
$("keys").checked = store.get("thiap:keys") !== "off";
$("keys").onchange = () => store.set("thiap:keys", $("keys").checked ? "on" : "off");
$("helper").onclick = () => $("help").showModal();

const key_actions = {
  j: () => { to_findings(); move(1); },
  k: () => { to_findings(); move(-1); },
  a: () => with_current((index) => settle(index, "accepted")),
  d: () => with_current((index) => settle(index, "dismissed")),
  s: () => with_current((index) => { if (D.fixes[index]) settle(index, "accepted", { more: suggested(index) }); else say(t("no_suggestion")); }),
  A: () => with_current((index) => settle(index, "accepted", { all_like: true })),
  D: () => with_current((index) => settle(index, "dismissed", { all_like: true })),
  r: () => with_current((index) => {
    dress(cards[index]);
    const field = cards[index].querySelector(".because:not([hidden]) [data-field]");
    if (field) { field.focus(); return; }
    if (last_ruled < 0) return;
    came_to_reason = index;
    choose(last_ruled);
    cards[last_ruled].querySelector("[data-field]")?.focus({ preventScroll: true });
  }),
  u() {
    const id = undo();
    const index = findings.findIndex((item) => item.id === id);
    if (index >= 0 && view.id === "findings") choose(index);
  },
  o: () => (view.id === "texts" && came_from >= 0 ? go(cards[came_from].id) : with_current(show_in_texts)),
  c: () => with_current(actions.text),
  "/": () => { $("search").focus(); $("search").select(); },
  "?": () => $("help").showModal(),
};
["findings", "texts", "overview", "names"].forEach((id, index) => { key_actions[index + 1] = () => { location.hash = id; }; });

let came_to_reason = -1; // where to go on after a reason
function to_findings() { if (view.id !== "findings") open_view($("findings")); }
function with_current(action) {
  if (view.id !== "findings") return;
  if (current < 0) move(1);
  if (current >= 0) action(current);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of all(".menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
    if (event.target.matches(".because *") && came_to_reason >= 0) {
      choose(came_to_reason);
      came_to_reason = -1;
      return;
    }
    if (event.target.matches(".because *, #search")) (cards[current] ?? event.target).focus?.();
    if (event.target === $("search")) event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !$("keys").checked) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea") || document.querySelector("dialog[open]")) return;
  const action = (desk && view.id === "texts" ? desk_keys[event.key] : null) ?? key_actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

load();
from_address();
show_progress();
filter();
open_view(views[0]);
if (location.hash) follow();
