// A question in people's own words, cut into the small pieces that documents may have in common with it.
import { wordsOf } from "./search-folding.js";

const MOST = 12; // each piece costs up to one file
// What a question is made of beside its subject, longer ones first.
const FILLER = [
  "有没有", "能不能", "可不可以", "是不是", "怎么样", "为什么", "怎么", "怎样", "如何", "什么", "哪里", "哪儿", "哪些",
  "多少", "请问", "可以", "需要", "没有", "这样", "这个", "那个", "我们", "你们", "自己", "政府", "国家",
  "我", "你", "您", "吗", "呢", "吧", "啊", "呀", "嘛", "的", "了", "么",
];
const FILLERS = new RegExp(FILLER.sort((a, b) => b.length - a.length).join("|"), "gu");
const STRETCH = /\p{Script=Han}+|[0-9a-z]+/gu;

// The pieces, each with the places of the question it covers: pairs of characters, words and numbers; and how many places.
export function piecesOf(query) {
  const pieces = new Map();
  let places = 0;
  const add = (text, from, count) => {
    if (!pieces.has(text) && pieces.size < MOST) pieces.set(text, { text, from, count });
    return pieces.has(text);
  };
  for (const [stretch] of wordsOf(query).join("\n").replace(FILLERS, "\n").matchAll(STRETCH)) {
    const characters = /[0-9a-z]/.test(stretch) ? [stretch] : [...stretch];
    if (stretch.length < 2) continue; // what is left between two fillers stands everywhere
    if (characters.length === 1) {
      if (add(stretch, places, 2)) places += 2;
      continue;
    }
    let covered = 0;
    for (let at = 0; at + 1 < characters.length; at += 1) {
      if (add(characters[at] + characters[at + 1], places + at, 2)) covered = at + 2;
    }
    places += covered;
  }
  return { pieces: [...pieces.values()], places };
}
