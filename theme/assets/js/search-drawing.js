// A document as an entry of the list of results, with the words asked for marked.
import { hits } from "./search-folding.js";

const EXCERPT = 110;
const BEFORE = 28;
const OF_A_POLICY = { 征求意见: "是征求意见稿" }; // the other states read well behind 所解读的政策

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export function marked(text, ranges) {
  const made = document.createDocumentFragment();
  let at = 0;
  for (const [start, end] of ranges) {
    made.append(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  made.append(text.slice(at));
  return made;
}

function excerpt(line, words) {
  const ranges = hits(line, words);
  const first = ranges[0]?.[0] ?? 0;
  const start = line.length <= EXCERPT || first <= BEFORE ? 0 : Math.min(first - BEFORE, line.length - EXCERPT);
  const end = Math.min(line.length, start + EXCERPT);
  const inside = ranges.filter((range) => range[0] < end).map(([from, to]) => [from - start, Math.min(to, end) - start]);
  return [start ? "…" : "", marked(line.slice(start, end), inside), end < line.length ? "…" : ""];
}

export const quoted = (words) => words.map((word) => `“${word}”`).join("");

// Whether it holds; a draft that has become a document is not open for opinions.
function stateOf({ kind, validity, over }) {
  if (over) return kind === "policy" ? "征求意见已结束，有正式文件" : "所解读的征求意见稿已有正式文件";
  return kind === "policy" ? validity : `所解读的政策${OF_A_POLICY[validity] ?? validity}`;
}

// `root` is the address of the site, `tones` the colours of the states of validity.
export function item(result, root, tones) {
  const address = new URL(result.url, root).href;
  const link = element("a", "", marked(result.title, result.titleHits));
  link.href = address;
  const isPolicy = result.kind === "policy";
  const meta = element("div", "zc-meta", element("span", "zc-tag", isPolicy ? "政策文件" : "政策解读"));
  meta.append(element("span", `zc-badge zc-badge-${(result.over ? tones.失效 : tones[result.validity]) ?? "info"}`, stateOf(result)));
  if (result.date) {
    const time = element("time", "", result.date);
    time.dateTime = result.date;
    meta.append(time);
  }
  if (result.number) meta.append(element("span", "", marked(result.number, hits(result.number, result.words))));
  if (result.issuer) meta.append(element("span", "", result.issuer));
  if (result.alias && !result.titleHits.length) {
    meta.append(element("span", "", "也叫", marked(result.alias, hits(result.alias, result.words))));
  }
  const made = element("li", "zc-item", element("h2", "zc-item-title", link), meta);
  if (result.line) made.append(passage(result, address));
  if (result.by.length) made.append(element("p", "zc-search-note", `意思相同的词：按${quoted(result.by)}找到`));
  if (result.missing.length) made.append(element("p", "zc-search-note", `没有提到${quoted(result.missing)}`));
  return made;
}

// The passage found, behind a link to the heading or article it stands under.
function passage(result, address) {
  const [, id, name] = result.place ?? [0, "", ""];
  const line = name && result.line.startsWith(name) && result.line !== name ? result.line.slice(name.length).trimStart() : result.line;
  const made = element("p", "zc-item-summary", ...excerpt(line, result.words));
  if (!name) return made;
  const link = element("a", "zc-search-place", name);
  link.href = `${address}#${encodeURIComponent(id)}`;
  link.setAttribute("aria-label", `直接看“${name}”这一段`);
  made.prepend(link);
  return made;
}
