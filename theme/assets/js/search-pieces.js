// A question in people's own words, cut into the small pieces that documents may have in common with it.
import { wordsOf } from "./search-folding.js";

const MOST = 12; // each piece costs up to one file
const MOST_WAYS = 2;
const MOST_ASKED = 2;
// What a question is made of beside its subject.
const FILLER = [
  "有没有", "能不能", "可不可以", "可以不可以", "是不是", "要不要", "行不行", "怎么样", "怎么办理", "怎么办", "怎么弄", "怎么搞", "为什么",
  "如何办理", "怎么", "怎样", "如何", "什么时候", "是什么", "有什么", "要什么", "什么", "在哪里", "在哪儿", "去哪里", "到哪里", "哪里", "哪儿",
  "在哪", "去哪", "到哪", "哪些", "哪个", "谁能", "多少钱", "几块钱", "多少", "多久", "多长时间", "请问", "可以", "需要", "没有", "这样", "这个",
  "那个", "我们", "你们", "自己", "政府", "国家", "想要", "我想", "了解", "知道", "关于", "有关", "相关", "一下", "应该", "能否", "是否",
  "时候", "几岁", "几点", "还有",
  "我", "你", "您", "吗", "呢", "吧", "啊", "呀", "嘛", "的", "了", "么", "给", "有", "是", "在", "要", "能", "去", "和", "与", "到", "被",
];
// What is asked for, and the words by which documents tell it, which count among documents that speak of the subject. Words of
// two characters: each costs a file.
const ASKED = [
  [/多少|几块钱|什么价|花钱|要钱|给钱/u, ["标准", "收费"]],
  [/哪里|哪儿|在哪|去哪|到哪/u, ["地点"]],
  [/怎么办|怎么弄|怎么搞|怎么申|怎么领|怎样办|如何/u, ["流程"]],
  [/能不能|可不可以|谁能|可以.*吗|能.*吗/u, ["条件"]],
  [/什么时候|多久|多长时间|几点|几号/u, ["时限"]],
];
const FILLERS = new RegExp(FILLER.sort((a, b) => b.length - a.length).join("|"), "gu");
const STRETCH = /\p{Script=Han}+|[0-9a-z]+/gu;

// The pieces, each with the places of the question it covers: known words with their other ways, pairs of characters, Latin
// words and numbers, and `of`, the word or stretch it is a piece of; and how many places there are. What is asked about them covers
// no place and is `of` nothing. `known` maps words to others of the same meaning.
export function piecesOf(query, known) {
  const pieces = new Map();
  let places = 0;
  const add = (text, from, count, of, others = []) => {
    if (!pieces.has(text) && pieces.size < MOST) {
      const ways = [text, ...others.slice(0, of ? MOST_WAYS : others.length)].map((word, number) => ({ word, another: Boolean(of) && number > 0 }));
      pieces.set(text, { text, ways, from, count, of });
    }
    return pieces.has(text);
  };
  const pairs = (characters) => {
    if (characters.length < 2) return; // what is left between two words stands everywhere
    let covered = 0;
    for (let at = 0; at + 1 < characters.length; at += 1) {
      if (add(characters[at] + characters[at + 1], places + at, 2, characters.join(""))) covered = at + 2;
    }
    places += covered;
  };
  const longest = Math.max(2, ...[...known.keys()].map((word) => word.length));
  const wordAt = (stretch, at) => {
    for (let length = Math.min(longest, stretch.length - at); length > 1; length -= 1) {
      if (known.has(stretch.substr(at, length))) return stretch.substr(at, length);
    }
    return "";
  };
  const asked = wordsOf(query).join("\n");
  for (const [stretch] of cut(asked, wordAt).matchAll(STRETCH)) {
    if (/[0-9a-z]/.test(stretch)) {
      if (stretch.length > 1 && add(stretch, places, 2, stretch)) places += 2;
      continue;
    }
    let rest = "";
    for (let at = 0; at < stretch.length; ) {
      const word = wordAt(stretch, at);
      if (word) {
        pairs([...rest]);
        rest = "";
        if (add(word, places, word.length, word, known.get(word))) places += word.length;
      } else rest += stretch[at];
      at += word.length || 1;
    }
    pairs([...rest]);
  }
  const told = places ? ASKED.filter(([asks]) => asks.test(asked)).slice(0, MOST_ASKED) : [];
  for (const [, [word, ...others]] of told) add(word, places, 0, "", others);
  return { pieces: [...pieces.values()], places };
}

// The question without its fillers, which never break a known word apart (有 in 所有权).
function cut(asked, wordAt) {
  let kept = "";
  let rest = "";
  for (let at = 0; at < asked.length; ) {
    const word = wordAt(asked, at);
    if (word) {
      kept += rest.replace(FILLERS, "\n") + word;
      rest = "";
    } else rest += asked[at];
    at += word.length || 1;
  }
  return kept + rest.replace(FILLERS, "\n");
}
