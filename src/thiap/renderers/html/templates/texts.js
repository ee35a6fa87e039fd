// The side-by-side view: partners light each other; filters, order, columns; the way in from the dot plot.
const rows = all("#rows .row:not(.head)");
rows.forEach((row, index) => { row.setAttribute("role", "group"); row.setAttribute("aria-label", `¶ ${index + 1}`); });
for (const mark of all("#rows a.n")) mark.setAttribute("aria-label", `${t("issue")} ${mark.dataset.n}`);

function tip_of(mark) {
  const [side, index] = mark.id.split("-");
  const own = D.tips[side]?.[index];
  if (!own) return "";
  const partner = mark.hash ? $(mark.hash.slice(1)) : null;
  const [other, place] = partner ? partner.id.split("-") : [];
  const answer = partner ? D.tips[other]?.[place] : null;
  const says = D.rules[own[1] ?? answer?.[1]]?.[Object.keys(D.words).indexOf(lang)] ?? "";
  const relation = { e: "equal", l: "less_precise", x: "conflict", u: "missing" }[mark.classList[1]];
  const parts = [answer ? `${own[0]} ↔ ${answer[0]}` : own[0], relation ? t(relation) : "", says];
  return parts.filter(Boolean).join(" · ");
}

let lit = [];
function light_partners(event) {
  for (const old of lit) old.classList.remove("lit");
  lit = [];
  $("tip").hidden = true;
  if (!event) return;
  const mark = event.target.closest?.("#rows .m");
  const found = event.target.closest?.("#rows .f");
  const number = event.target.closest?.("#rows a.n")?.dataset.n;
  if (mark) {
    lit.push(mark);
    const partner = mark.hash ? $(mark.hash.slice(1)) : null;
    if (partner) lit.push(partner);
  }
  const index = number ? [String(number - 1)] : found ? found.dataset.f.split(" ") : [];
  for (const one of index) lit.push(...all(`#rows [data-f~="${one}"]`));
  for (const element of lit) element.classList.add("lit");
  const row = event.target.closest?.("a.g")?.closest(".row");
  const score = row ? D.rows[row.id.slice(1)]?.[0] : 0;
  const text = [score ? `${t("score")} ${score} %` : "", mark ? tip_of(mark) : "", index.length ? `#${Number(index[0]) + 1} ${message_of(index[0])}` : ""].filter(Boolean).join(" — ");
  $("tip").textContent = text;
  $("tip").hidden = !text;
}
$("rows").addEventListener("mouseover", light_partners);
$("rows").addEventListener("mouseleave", () => light_partners(null));
$("rows").addEventListener("focusin", light_partners);
$("rows").addEventListener("focusout", () => light_partners(null));

let row_texts = null;
function filter_rows() {
  if (needle && !row_texts) row_texts = rows.map((row) => fold(row.textContent));
  const only = $("differences").checked;
  let left = 0;
  rows.forEach((row, index) => {
    const good = (!only || row.classList.contains("d")) && (!needle || row_texts[index].includes(needle));
    left += good;
    if (row.hidden === good) row.hidden = !good;
  });
  $("norow").hidden = left > 0;
  if (needle && view.id === "texts") say(t("search_found", { n: left }));
}
$("differences").onchange = () => { filter_rows(); light(); };

const order_of = (row) => Number(row.dataset.o ?? row.id.slice(1));
$("order").onchange = () => {
  const sorted = $("order").value === "source" ? [...rows].sort((a, b) => order_of(a) - order_of(b)) : rows;
  $("rows").append(...sorted);
};

for (const box of all("[data-column]"))
  box.onchange = () => {
    for (const cell of all(`#rows .s${box.dataset.column}`)) cell.hidden = !box.checked;
    $("rows").style.setProperty("--columns", 1 + all("[data-column]").filter((other) => other.checked).length);
    for (const row of all("#rows .row")) row.style.setProperty("--columns", "inherit");
  };

// A click in the dot plot goes to the nearest row; the table of sections does the same by keyboard.
for (const plot of all(".dots"))
  plot.addEventListener("click", (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(plot.getScreenCTM().inverse());
    const source = Number(plot.dataset.source) + 1;
    const x = (point.x / 1000) * D.sizes[0];
    const y = (point.y / 1000) * D.sizes[source];
    let best = -1;
    let least = Infinity;
    D.rows.forEach((row, index) => {
      const across = row[1] < 0 ? 0.3 : Math.abs(row[1] - x) / D.sizes[0];
      const down = row[source + 1] < 0 ? 0.3 : Math.abs(row[source + 1] - y) / D.sizes[source];
      if (across + down < least) { least = across + down; best = index; }
    });
    if (best >= 0) location.hash = `r${best}`;
  });
