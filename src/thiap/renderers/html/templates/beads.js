// Beads by hand: sentences of the side-by-side view joined and parted, and saved as the file that --anchors reads.
// A bead is {sides: [source pieces, target pieces], fixed, row}; a piece is {side, a, b, run, box, label}.
let desk = null; // {source, pieces, beads, steps} while one edits

/** Cuts a text at code points, as the command line counts them. */
function cutter(text, size) {
  if (text.length === size) return (a, b) => text.slice(a, b);
  const letters = Array.from(text);
  return (a, b) => letters.slice(a, b).join("");
}

function lay_out(source) {
  const pieces = [];
  let runs = 0;
  const beads = D.beads[source].map((sides) => ({
    fixed: false,
    sides: sides.map((spans, side) => spans.flatMap((borders) => {
      runs += 1;
      const run = [];
      for (let at = 0; at < borders.length; at += 2) run.push({ side, a: borders[at], b: borders[at + 1], run: runs });
      pieces.push(...run);
      return run;
    })),
  }));
  const cut = [cutter(D.texts[source + 1], D.sizes[source + 1]), cutter(D.texts[0], D.sizes[0])];
  desk = { source, pieces, beads, cut, steps: [] };
  const kept = store.get(desk_key());
  if (kept) take_beads(kept);
  desk.steps = [];
}
const desk_key = () => `${D.key}:beads:${D.print}:${desk.source}`;

function label_of(piece) {
  if (piece.label) return piece.label;
  piece.label = document.createElement("label");
  piece.box = document.createElement("input");
  piece.box.type = "checkbox";
  piece.box.piece = piece;
  piece.label.append(piece.box, Object.assign(document.createElement("span"), { textContent: desk.cut[piece.side](piece.a, piece.b) }));
  return piece.label;
}

function draw(bead) {
  bead.row ??= document.createElement("div");
  bead.row.className = `row bead${bead.fixed ? " fixed" : ""}`;
  const number = document.createElement("span");
  number.className = "g";
  if (bead.fixed) { number.title = t("bead_by_hand"); number.append(Object.assign(document.createElement("span"), { className: "hush", textContent: t("bead_by_hand") })); }
  const cells = bead.sides.map((pieces, side) => {
    const cell = document.createElement("div");
    cell.className = `${side ? "t" : "s"}${pieces.length ? "" : " none"}`;
    if (pieces.length) cell.lang = side ? D.langs[0] : D.langs[desk.source + 1];
    cell.append(...pieces.map(label_of));
    return cell;
  });
  bead.row.replaceChildren(number, ...cells);
  return bead.row;
}

function show_desk(bead) {
  $("beads").replaceChildren(...desk.beads.map((one) => one.row));
  const count = desk.beads.filter((one) => one.fixed).length;
  $("save-beads").textContent = t("bead_save", { n: count });
  $("save-beads").disabled = !count;
  const box = bead?.sides.flat()[0]?.box;
  if (box) { box.focus({ preventScroll: true }); bead.row.scrollIntoView({ block: "nearest" }); }
}

/** Puts new beads where the first of the old ones stood; what is left of these stays before and behind. */
function put(olds, news) {
  desk.steps.push(desk.beads);
  const at = desk.beads.indexOf(olds[0]);
  const gone = new Set(olds);
  desk.beads = desk.beads.flatMap((bead, index) => (index === at ? news : gone.has(bead) ? [] : [bead]));
  for (const bead of news) draw(bead);
}

const in_text_order = (x, y) => x.a - y.a;
const filled = (beads) => beads.filter((bead) => bead.sides.flat().length);

/** A bead without the chosen pieces: what stands before them and what stands behind, on each side. */
function rest_of(bead, chosen) {
  const halves = [[[], []], [[], []]];
  bead.sides.forEach((pieces, side) => {
    const first = pieces.findIndex((piece) => chosen.has(piece));
    pieces.forEach((piece, index) => { if (!chosen.has(piece)) halves[first >= 0 && index > first ? 1 : 0][side].push(piece); });
  });
  for (const side of [0, 1]) // a side that gave nothing goes where its partners are
    if (!bead.sides[side].some((piece) => chosen.has(piece)) && !halves[0][1 - side].length)
      halves[1][side] = halves[0][side].splice(0);
  return halves.map((sides) => ({ sides, fixed: false }));
}

const owners = (pieces) => desk.beads.filter((bead) => bead.sides.flat().some((piece) => pieces.includes(piece)));
const picked = () => all("#beads input:checked").map((box) => box.piece);

/** One bead of these pieces, which is right. */
function join(pieces) {
  const olds = owners(pieces);
  const chosen = new Set(pieces);
  const made = { sides: [0, 1].map((side) => pieces.filter((piece) => piece.side === side).sort(in_text_order)), fixed: true };
  const rests = olds.map((bead) => rest_of(bead, chosen));
  put(olds, [...filled(rests.map(([before]) => before)), made, ...filled(rests.map(([, behind]) => behind))]);
  return made;
}

/** One bead of those that were picked; of one alone and its neighbour, the next (1) or the one before (-1). */
function merge(by) {
  const pieces = picked();
  const olds = owners(pieces.length ? pieces : [document.activeElement.piece]);
  if (!olds.length) return say(t("bead_pick"));
  const beside = desk.beads[desk.beads.indexOf(olds[0]) + by];
  if (olds.length === 1 && beside) olds[by < 0 ? "unshift" : "push"](beside);
  return join(olds.flatMap((bead) => bead.sides.flat()));
}

const bead_actions = {
  link() {
    const pieces = picked();
    if (new Set(pieces.map((piece) => piece.side)).size < 2) return say(t("bead_both"));
    return join(pieces);
  },
  unlink() {
    const pieces = picked();
    if (!pieces.length) return say(t("bead_pick"));
    let made;
    for (const bead of owners(pieces))
      for (const side of [0, 1]) {
        const mine = bead.sides[side].filter((piece) => pieces.includes(piece));
        if (mine.length) made = join(mine);
      }
    return made;
  },
  merge: () => merge(1),
  merge_up: () => merge(-1),
  split() {
    const pieces = picked();
    let made;
    for (const bead of owners(pieces)) {
      const cuts = bead.sides.map((side) => side.findIndex((piece) => pieces.includes(piece)));
      if (bead.sides.some((side, index) => side.length && cuts[index] < 0)) return say(t("bead_both"));
      const halves = [
        { sides: bead.sides.map((side, index) => side.slice(0, Math.max(0, cuts[index]))), fixed: true },
        { sides: bead.sides.map((side, index) => side.slice(Math.max(0, cuts[index]))), fixed: true },
      ];
      if (filled(halves).length < 2) continue;
      put([bead], halves);
      made = halves[1];
    }
    return made ?? say(t("bead_pick"));
  },
  undo() {
    const before = desk.steps.pop();
    if (!before) return undefined;
    const now = new Set(desk.beads);
    desk.beads = before;
    const changed = before.filter((bead) => !now.has(bead));
    for (const bead of changed) draw(bead);
    return changed[0];
  },
};

function act(name) {
  const made = bead_actions[name]();
  if (!made) return;
  for (const piece of desk.pieces) if (piece.box?.checked) piece.box.checked = false;
  show_desk(made);
  store.set(desk_key(), beads_file());
}

/** Pieces that follow each other in one run are one span again. */
function spans_of(pieces) {
  const spans = [];
  let last = null;
  for (const piece of pieces) {
    const blank = last && desk.cut[piece.side](last.b, piece.a);
    if (last && blank.length < 4 && !/[^ \t\u00a0]/.test(blank)) spans.at(-1)[1] = piece.b;
    else spans.push([piece.a, piece.b]);
    last = piece;
  }
  return spans;
}

/** The beads that a person made, one a line, as `thiap align` writes them. */
const beads_file = () => desk.beads.filter((bead) => bead.fixed).map((bead) => {
  const [source, target] = bead.sides.map(spans_of);
  return `${JSON.stringify({ source, target, score: 1 })}\n`;
}).join("");

/** Takes over the beads of a file; null when it is none. */
function take_beads(text) {
  let lines;
  try { lines = text.split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line)); } catch { return null; }
  const good = lines.filter((line) => Array.isArray(line?.source) && Array.isArray(line?.target));
  if (!good.length) return null;
  const within = (piece, spans) => spans.some(([a, b]) => a <= piece.a && piece.b <= b);
  let fit = 0;
  for (const line of good) {
    const mine = desk.pieces.filter((piece) => within(piece, piece.side ? line.target : line.source));
    if (!mine.length) continue;
    fit += 1;
    join(mine);
  }
  return { n: good.length, m: fit };
}

function open_desk(source) {
  lay_out(source);
  for (const bead of desk.beads) draw(bead);
  show_desk();
}

function edit_beads(on) {
  $("edit-beads").setAttribute("aria-pressed", on);
  for (const id of ["desk", "beads"]) $(id).hidden = !on;
  for (const element of [$("rows"), ...all("#texts .legend, #texts .strip .switch, #texts .strip .reading")]) element.hidden = on;
  if (on) open_desk(Number($("desk-source")?.value ?? 0)); else desk = null;
}

$("edit-beads").hidden = !D.beads;
$("edit-beads").onclick = () => edit_beads(!desk);
if ($("desk-source")) $("desk-source").onchange = () => open_desk(Number($("desk-source").value));
for (const button of all("#desk [data-bead]")) button.onclick = () => act(button.dataset.bead);
$("save-beads").onclick = () => download(beads_file(), D.beads.length > 1 ? `anchors-${desk.source + 1}.jsonl` : "anchors.jsonl", "application/jsonl");
$("load-beads").onclick = () => $("beads-file").click();
$("beads-file").onchange = async () => {
  const [file] = $("beads-file").files;
  if (!file) return;
  const taken = take_beads(await file.text());
  if (taken) { show_desk(); store.set(desk_key(), beads_file()); }
  say(taken ? t("bead_loaded", taken) : t("import_failed"));
  $("beads-file").value = "";
};
translated.push(() => { if (desk) { for (const bead of desk.beads) draw(bead); show_desk(); } });

function step_bead(by) {
  const now = document.activeElement.piece;
  const at = now ? desk.beads.indexOf(owners([now])[0]) + by : 0;
  const box = desk.beads[at]?.sides.flat()[0]?.box;
  if (box) { box.focus(); box.closest(".row").scrollIntoView({ block: "nearest" }); }
}
const desk_keys = {
  j: () => step_bead(1), k: () => step_bead(-1), l: () => act("link"), x: () => act("unlink"), m: () => act("merge"), M: () => act("merge_up"),
  s: () => act("split"), u: () => act("undo"),
};
