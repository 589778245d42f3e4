// What a query asks for: words, each with the other ways in which a document may say it.
import { bare, fold, wordsOf } from "./search-folding.js";

const MOST_WAYS = 4; // other words of the same meaning, for one word: each costs a few files
const MOST_WAYS_IN_ALL = 6;
const MOST_PARTS = 2;
const NUMBER = /^(\p{Script=Han}{0,16}) ?(\()?((?:19|20)\d\d)(\))? ?(年)?(第)?(\d{1,4})(号)?$/u;
const PLAIN_NUMBER = /^第(\d{1,4})号$/u;
const YEAR = /[一二][〇○零一二三四五六七八九]{3}/gu;
const DIGITS = "零一二三四五六七八九";
const ASKING = /怎么|怎样|如何|多少|什么|哪里|哪儿|能不能|吗$/u; // few documents hold a question as it is: it is taken apart anyway
const HAN = /\p{Script=Han}/u;

// The words of a query. `groups` are the words that mean the same; a way is `{ word, another }`.
export function wantsOf(query, groups) {
  let left = MOST_WAYS_IN_ALL;
  return wordsOf(query).map((word) => {
    const others = ASKING.test(word) ? [] : otherWays(word, groups).slice(0, Math.min(MOST_WAYS, left));
    left -= others.length;
    return { text: word, ways: [{ word, another: false }, ...others.map((other) => ({ word: other, another: true }))] };
  });
}

// The word with a part of it put into other words of the same meaning: by turns for its longest parts that mean the same as others.
function otherWays(word, groups) {
  const parts = groups.flatMap((words) => words.filter((known) => word.includes(known)).map((known) => ({ known, words })));
  parts.sort((a, b) => b.known.length - a.known.length);
  const used = parts.filter(({ known }, place) => !parts.slice(0, place).some((longer) => longer.known.includes(known)));
  const ways = used.slice(0, MOST_PARTS).map(({ known, words }) =>
    words.filter((other) => other !== known).map((other) => word.replace(known, () => other)));
  const longest = Math.max(0, ...ways.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => ways.flatMap((list) => list.slice(place, place + 1))).flat();
}

// A 文号 in any spelling (“2026 3号”, “示政办发2026 3”, “二〇二六年第3号”, “第3号”) as the index has it, first with the letters of
// its office; else null.
export function numberOf(query) {
  const digits = (year) => year.replace(/./gu, (digit) => Math.max(0, DIGITS.indexOf(digit)));
  const written = fold(query.trim().replace(YEAR, digits));
  const plainly = PLAIN_NUMBER.exec(written);
  if (plainly) return { text: query.trim(), ways: [`)${Number(plainly[1])}号`, written].map((word) => ({ word, another: false })) };
  const found = NUMBER.exec(written);
  if (!found) return null;
  const [text, office, open, year, close, , , number, end] = found;
  const plain = !office && !open && !close && !end;
  if (plain && !text.includes(" ")) return null; // 20263 is any number
  const core = `(${year})${Number(number)}号`;
  const ways = office ? [{ word: office + core, another: false }, { word: core, another: true }] : [{ word: core, another: false }];
  return { text: query.trim(), ways };
}

// Other readings of a query, tried when nothing holds it as it stands: one word of pinyin for syllables with spaces between
// them, Latin letters apart from the characters they stand beside (zufang补贴), and the query without its marks.
export function readingsOf(query) {
  const words = wordsOf(query);
  const readings = [];
  if (bare(query) !== words.join("")) readings.push(bare(query)); // a name typed with other marks than it has
  if (words.length > 1 && words.every((word) => /^[a-z]{1,6}$/.test(word))) readings.push(words.join(""));
  if (words.some((word) => HAN.test(word) && /[a-z]{2}/.test(word))) {
    readings.push(words.flatMap((word) => word.match(/[a-z]+|[^a-z]+/g)).filter((word) => !/^[a-z]$/.test(word)).join(" "));
  }
  return readings;
}
