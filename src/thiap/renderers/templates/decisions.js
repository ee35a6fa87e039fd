// What a person decided: id -> {state, reason, note}. Kept in this browser, saved to and loaded from a file.
const decisions = new Map();
const steps = []; // [id, what stood there before], for undo
const on_decision = [];

const state_of = (item) => decisions.get(item.id)?.state ?? "open";

function decide(id, decision, { remember = true } = {}) {
  if (remember) steps.push([id, decisions.get(id)]);
  if (decision) decisions.set(id, decision); else decisions.delete(id);
  save();
  on_decision.forEach((update) => update(id));
}

function undo() {
  const last = steps.pop();
  if (!last) return null;
  decide(last[0], last[1], { remember: false });
  return last[0];
}

/** The decisions file; decisions for issues that this report lacks are kept as they came. */
function decisions_file() {
  const known = new Map(findings.map((item) => [item.id, item]));
  const list = [...decisions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, made]) => {
    const item = known.get(id);
    const quote = item ? item.q.filter(Boolean).join(" | ") : made.quote ?? "";
    return { id, state: made.state, reason: made.reason ?? "", note: made.note ?? "", quote, check: item?.x ?? made.check ?? "" };
  });
  return JSON.stringify({ version: 1, decisions: list }, null, 2) + "\n";
}

/** Takes over the decisions of a file; null when it is none. */
function take(text) {
  let data;
  try { data = JSON.parse(text); } catch { return null; }
  if (data?.version !== 1 || !Array.isArray(data.decisions)) return null;
  const good = data.decisions.filter((made) => typeof made?.id === "string" && ["accepted", "dismissed"].includes(made.state));
  const word = (value) => (typeof value === "string" ? value : "");
  for (const made of good)
    decisions.set(made.id, { state: made.state, reason: word(made.reason), note: word(made.note), quote: word(made.quote), check: word(made.check) });
  save();
  on_decision.forEach((update) => update(null));
  const ids = new Set(findings.map((item) => item.id));
  return { n: good.length, m: good.filter((made) => ids.has(made.id)).length };
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

$("export").onclick = () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([decisions_file()], { type: "application/json" }));
  link.download = "decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
$("import").onclick = () => $("file").click();
$("file").onchange = async () => {
  const [file] = $("file").files;
  if (!file) return;
  const taken = take(await file.text());
  say(taken ? t("imported", taken) : t("import_failed"));
  $("file").value = "";
};
