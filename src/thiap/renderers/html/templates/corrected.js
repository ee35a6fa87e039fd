// The draft with the suggestions that were used: its text, or its file with other bytes in some places.
const used = () => Object.keys(D.fixes).map(Number).filter((index) => {
  const made = decisions.get(findings[index].id);
  return made?.state === "accepted" && made.suggestion;
});

/** Puts [start, end, words] in the place of what stands there; of two that overlap, or that are to stand
 *  ``apart`` and touch, the first one holds. */
function exchanged(whole, changes, { apart = false } = {}) {
  const pieces = [];
  let at = 0;
  let last = null;
  let done = 0;
  for (const change of changes.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const [start, end, words] = change;
    if (last && (start < at + apart || (start === last[0] && end === last[1]))) {
      done += start === last[0] && end === last[1] && String(words) === String(last[2]);
      continue;
    }
    pieces.push(whole.slice(at, start), words);
    at = end;
    last = change;
    done += 1;
  }
  return { pieces: [...pieces, whole.slice(at)], done };
}

function text_again(indices) {
  const letters = Array.from(D.draft ?? D.texts[0]);
  const made = indices.map((index) => [...D.fixes[index].slice(0, 2), decisions.get(findings[index].id).suggestion]);
  const { pieces, done } = exchanged(letters, made);
  return { data: pieces.map((piece) => (typeof piece === "string" ? piece : piece.join(""))).join(""), done };
}

const bytes_of = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) { whole.set(piece, at); at += piece.length; }
  return whole;
}

async function file_again(indices) {
  const { file, parts, fixes } = D.raw;
  const whole = bytes_of(file);
  const by_part = parts.map(() => []);
  for (const index of indices) {
    // A reviewer's own words are for `thiap fix`, which knows how the format writes them.
    const known = fixes[index] && decisions.get(findings[index].id).suggestion === D.fixes[index][2];
    if (known) by_part[fixes[index][0]].push([fixes[index][1], fixes[index][2], bytes_of(fixes[index][3])]);
  }
  let done = 0;
  const again = (part, data) => {
    const made = exchanged(data, by_part[parts.indexOf(part)], { apart: true });
    done += made.done;
    return joined(made.pieces);
  };
  if (parts.includes("")) return { data: again("", whole), done };
  const names = parts.filter((_, number) => by_part[number].length);
  const data = names.length ? await packed_again(whole, names, again) : whole;
  return { data, done };
}

/** A zip package with some members made anew, all others as they are packed; the order stays. */
async function packed_again(whole, names, again) {
  const view = new DataView(whole.buffer);
  let end = whole.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const pieces = [];
  const directory = [];
  let size = 0;
  const put = (piece) => { pieces.push(piece); size += piece.length; };
  let at = view.getUint32(end + 16, true);
  const seen = new Map(); // name -> entry; of two of one name readers take the last
  for (let left = view.getUint16(end + 10, true); left; left -= 1) {
    const [name_size, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const entry = whole.slice(at, at + 46 + name_size + extra + comment);
    seen.set(new TextDecoder().decode(entry.slice(46, 46 + name_size)), entry);
    at += entry.length;
  }
  for (const [name, entry] of seen) {
    const fields = new DataView(entry.buffer);
    const start = fields.getUint32(42, true);
    const begin = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    let data = whole.subarray(begin, begin + fields.getUint32(20, true));
    if (names.includes(name)) {
      const plain = again(name, fields.getUint16(10, true) ? await through(new DecompressionStream("deflate-raw"), data) : data);
      data = fields.getUint16(10, true) ? await through(new CompressionStream("deflate-raw"), plain) : plain;
      fields.setUint32(16, checksum(plain), true);
      fields.setUint32(20, data.length, true);
      fields.setUint32(24, plain.length, true);
    }
    fields.setUint16(8, fields.getUint16(8, true) & ~8, true); // sizes stand before the data, none behind it
    fields.setUint32(42, size, true);
    const head = new Uint8Array(30);
    head.set([80, 75, 3, 4]);
    head.set(entry.subarray(6, 30), 4); // version to the length of the name
    put(head);
    put(entry.subarray(46, 46 + fields.getUint16(28, true)));
    put(data);
    directory.push(entry);
  }
  const begun = size;
  directory.forEach(put);
  const last = new Uint8Array(22);
  const tail = new DataView(last.buffer);
  tail.setUint32(0, 0x06054b50, true);
  tail.setUint16(8, directory.length, true);
  tail.setUint16(10, directory.length, true);
  tail.setUint32(12, size - begun, true);
  tail.setUint32(16, begun, true);
  put(last);
  return joined(pieces);
}

const through = async (stream, data) =>
  new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(stream)).arrayBuffer());

/** CRC-32, as zip has it. */
function checksum(data) {
  let sum = -1;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ -1) >>> 0;
}

$("corrected").hidden = D.draft === undefined && !D.raw;
$("corrected").onclick = async () => {
  const indices = used();
  const { data, done } = D.raw ? await file_again(indices) : text_again(indices);
  const left = indices.length - done;
  download(data, D.file.split(/[/\\]/).pop().replace(/(\.[^.]*)?$/, ".corrected$1"), D.raw ? "application/octet-stream" : "text/plain;charset=utf-8");
  say(t(left ? "corrected_left" : "corrected_all", { n: done, m: left }));
};
