// The word under the pointer, or the one that arrow keys chose from the number of its row, lights its counterpart.
const answer_marks = globalThis.CSS?.highlights && globalThis.Highlight ? CSS.highlights : null;
const word_at = { row: null, side: 0, k: -1 };

/** The words of a row: for each side those of [cell, starts and lengths, partners, unanswered]. */
function sides_of(row) {
  return (D.answers[row.id.slice(1)] ?? []).map(([source, own, other, links, lost, added]) => {
    const partners = [new Map(), new Map()];
    for (let at = 0; at < links.length; at += 2)
      for (const side of [0, 1]) {
        const mine = links[at + side];
        partners[side].set(mine, [...(partners[side].get(mine) ?? []), links[at + 1 - side]]);
      }
    const cells = [row.querySelector(`.s${source}`), row.querySelector(".t")];
    return [0, 1].map((side) => ({ cell: cells[side], places: side ? other : own, partners: partners[side], alone: side ? added : lost }));
  });
}

/** Text nodes of a cell, each with the number of characters before it that are no blanks. */
function letters(cell) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  let count = 0;
  while (walker.nextNode()) {
    found.push([walker.currentNode, count]);
    count += walker.currentNode.data.replace(/\s/gu, "").length;
  }
  return found;
}

function range_of(cell, start, length) {
  const nodes = letters(cell);
  const place = (count, end) => {
    const [node, before] = nodes.findLast(([, first]) => (end ? first < count : first <= count));
    let left = count - before;
    let at = 0;
    while (at < node.data.length && (left > 0 || (!end && /\s/u.test(node.data[at])))) left -= !/\s/u.test(node.data[at++]);
    return [node, at];
  };
  const range = document.createRange();
  range.setStart(...place(start, false));
  range.setEnd(...place(start + length, true));
  return range;
}

function light_word(row, side, k) {
  answer_marks.delete("word");
  answer_marks.delete("answer");
  Object.assign(word_at, { row, side, k });
  if (k < 0) return;
  for (const sides of sides_of(row)) {
    const mine = sides[side];
    const other = sides[1 - side];
    if (2 * k >= mine.places.length) continue;
    const ranges = (part, numbers) => numbers.map((n) => range_of(part.cell, part.places[2 * n], part.places[2 * n + 1]));
    const own = ranges(mine, [k]);
    const answers = mine.alone.includes(k) ? [] : ranges(other, mine.partners.get(k) ?? []);
    answer_marks.set("word", new Highlight(...own));
    answer_marks.set("answer", new Highlight(...answers));
    $("tip").textContent = `${own[0]} ↔ ${answers.map(String).join(" … ") || t("unanswered_word")}`;
    $("tip").hidden = false;
  }
}

/** Number of the word at a place in a cell, or -1. */
function word_number(part, node, offset) {
  const before = letters(part.cell).find(([one]) => one === node)?.[1];
  if (before === undefined) return -1;
  const at = before + node.data.slice(0, offset).replace(/\s/gu, "").length;
  for (let k = 0; 2 * k < part.places.length; k += 1)
    if (part.places[2 * k] <= at && at < part.places[2 * k] + part.places[2 * k + 1]) return k;
  return -1;
}

function pointed(event) {
  const row = event.target.closest?.("#rows .row");
  if (!row || !D.answers[row.id.slice(1)]) return word_at.row ? light_word(null, 0, -1) : undefined;
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
  for (const sides of sides_of(row))
    for (const side of [0, 1])
      if (node && sides[side].cell.contains(node)) {
        const k = word_number(sides[side], node, offset);
        if (row !== word_at.row || side !== word_at.side || k !== word_at.k) light_word(row, side, k);
      }
}

function stepped(event) {
  const row = event.target.closest?.("a.g")?.closest(".row");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!row || !step || !D.answers[row.id.slice(1)]) return;
  event.preventDefault();
  const count = sides_of(row)[0][1].places.length / 2;
  const from = row === word_at.row && word_at.side === 1 ? word_at.k : step > 0 ? -1 : count;
  light_word(row, 1, (from + step + count) % count);
}

if (answer_marks) {
  $("rows").addEventListener("mousemove", pointed);
  $("rows").addEventListener("mouseleave", () => light_word(null, 0, -1));
  $("rows").addEventListener("keydown", stepped);
  $("rows").addEventListener("focusout", () => light_word(null, 0, -1));
}
