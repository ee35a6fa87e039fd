// The data of the page, its words, and small ways to the document.
const root = document.documentElement;
const $ = (id) => document.getElementById(id);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const D = JSON.parse($("data").textContent);
const findings = D.findings.map(([id, more, s, k, c, n, d, x, o, p, ...v]) =>
  ({ id, place: more === null ? null : id + more, s: D.lists.s[s], k: D.lists.k[k], c: D.lists.c[c], n, d, x: D.lists.x[x], o, p, v }));
if (D.new) { const fresh = new Set(D.new); findings.forEach((item, index) => { item.b = fresh.has(index) ? "new" : "remains"; }); }
let lang = D.lang;

/** A word of the interface, with {n} and the like filled in. */
const t = (key, values = {}) =>
  (D.words[lang][key] ?? key).replace(/\{(\w)\}/g, (whole, name) => values[name] ?? whole);

/** A value kept in this browser; null where it keeps none. */
const store = {
  works: true,
  get(key) { try { return localStorage.getItem(key); } catch { this.works = false; return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { this.works = false; } },
};

let quiet;
function say(text, time = 4000) {
  $("say").textContent = text;
  clearTimeout(quiet);
  quiet = setTimeout(() => { $("say").textContent = ""; }, time);
}

/** Gives the reader a file. */
function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const translated = []; // functions to call after a change of the language
function speak(next) {
  lang = next;
  root.lang = lang;
  for (const element of all("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of all("[data-a]")) element.setAttribute("aria-label", t(element.dataset.a));
  for (const element of all("[data-p]")) element.placeholder = t(element.dataset.p);
  for (const element of all("a.n")) element.setAttribute("aria-label", `${t("issue")} ${element.dataset.n}`);
  for (const template of all("template"))
    for (const element of all("[data-t]", template.content)) element.textContent = t(element.dataset.t);
  cards.forEach((card, index) => {
    const others = D.other[index];
    for (const element of all(".o", card)) {
      const there = others[element.dataset.o];
      others[element.dataset.o] = element.textContent;
      element.textContent = there;
    }
  });
  root.style.setProperty("--none", JSON.stringify(t("no_counterpart")));
  $("other").textContent = t("other_language");
  $("other").lang = lang === "en" ? "th" : "en";
  for (const update of translated) update();
}
$("tongue").onclick = () => speak(lang === "en" ? "th" : "en");

$("reviewer").value = store.get("thiap:reviewer") ?? "";
$("reviewer").onchange = () => store.set("thiap:reviewer", $("reviewer").value.trim());

$("theme").value = root.dataset.theme ?? "auto";
$("theme").onchange = () => {
  const theme = $("theme").value;
  if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  store.set("thiap:theme", theme);
};
