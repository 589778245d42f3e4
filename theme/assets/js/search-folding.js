// One spelling for what readers take to be the same. generator/search/folding.py does the same for the index;
// tests/browser/test_search.py runs both on the same strings.
const SAME = new Map();
for (const [characters, folded] of [
  ["(〔[【〖{", "("],
  [")〕]】〗}", ")"],
  ["《》〈〉“”„‟«»‘’‚‛「」『』\"'·・", ""],
  ["‐‑‒–—―−~〜", "-"],
  ["\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029", " "],
  ["\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""],
]) for (const character of characters) SAME.set(character, folded);
for (let code = 0xfe00; code < 0xfe10; code += 1) SAME.set(String.fromCharCode(code), "");

const WORD = /[0-9a-z]/;
const LOOSE = /[()-]/;
const LONELY = /(?<![0-9a-z])[()-](?![0-9a-z])/g;
const SPACES = /(?<![0-9a-z ]) +| +(?![0-9a-z ])/g;
const BETWEEN_NUMBERS = /(?<=[0-9a-z])[^\p{L}\p{N}]+(?=[0-9a-z])/gu;
const NO_PART_OF_A_NAME = /[^\p{L}\p{N}-]+|(?<![0-9a-z])-|-(?![0-9a-z])/gu;
const NO_PART_OF_A_RUN = /[^\p{L}\p{N}_()\-./%]+|(?<![0-9a-z])[()\-./%](?![0-9a-z])/gu;

const foldings = new Map(); // of characters met: a few thousand

function folding(character) {
  let found = foldings.get(character);
  if (found === undefined) {
    found = Array.from(character.normalize("NFKC").toLowerCase(), (part) => SAME.get(part) ?? part).join("");
    foldings.set(character, found);
  }
  return found;
}

// The folded text, and for each of its UTF-16 units the place in `text` it comes from; the end has a place too.
export function foldWithPlaces(text) {
  let folded = "";
  const places = [];
  let place = 0;
  let space = -1;
  for (const character of text) {
    for (const part of folding(character)) {
      if (part === " ") {
        if (space < 0) space = place;
      } else if (part !== "-" || !folded.endsWith("-")) {
        // a space stays only between two Latin words or numbers
        if (space >= 0 && WORD.test(folded.at(-1) ?? "") && WORD.test(part)) {
          folded += " ";
          places.push(space);
        }
        space = -1;
        folded += part;
        for (let unit = 0; unit < part.length; unit += 1) places.push(place);
      }
    }
    place += character.length;
  }
  places.push(place);
  if (!LOOSE.test(folded)) return { folded, places };
  // a bracket or dash stays only beside a digit or Latin letter
  const isWord = (at) => WORD.test(folded[at] ?? "");
  const kept = Array.from(folded.split(""), (unit, at) => !"()-".includes(unit) || isWord(at - 1) || isWord(at + 1));
  return { folded: folded.split("").filter((_, at) => kept[at]).join(""), places: places.filter((_, at) => kept[at] ?? true) };
}

// The same text alone, many times faster.
export function fold(text) {
  let folded = "";
  for (const character of text) folded += folding(character);
  if (folded.includes(" ")) folded = folded.replace(SPACES, "").replace(/ {2,}/g, " ");
  return LOOSE.test(folded) ? folded.replace(/-{2,}/g, "-").replace(LONELY, "") : folded;
}

// The folded text without its marks: a title or 文号 however they were typed, or left out. Between two Latin words or numbers a
// dash stands for them.
export const bare = (text) => fold(text).replace(BETWEEN_NUMBERS, "-").replace(NO_PART_OF_A_NAME, "");

// The stretches of letters, digits and characters of a folded text.
export const runs = (folded) => folded.replace(NO_PART_OF_A_RUN, "\n").split("\n").filter(Boolean);

// What a query looks for: every stretch of it, without dots and dashes at its ends; each must occur.
export function wordsOf(query) {
  const stretches = query.split(/\s+/u).flatMap((piece) => runs(fold(piece)));
  const words = stretches.map((word) => word.replace(/^[-./]+|[-./]+$/g, "")).filter(Boolean);
  return [...new Set(words)].slice(0, 8);
}

// Where the words stand in a text: ranges of the text itself, in order, joined where they touch.
export function hits(text, words) {
  const { folded, places } = foldWithPlaces(text);
  const found = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      const last = at + word.length - 1;
      let after = last + 1;
      while (after < places.length - 1 && places[after] === places[last]) after += 1;
      found.push([places[at], places[after]]);
    }
  }
  return joined(found);
}

export function joined(ranges) {
  const kept = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = kept.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else kept.push([start, end]);
  }
  return kept;
}

// Where a word of Latin letters sounds like a part of the text: `syllables` is its pinyin, one for each character.
// zufang begins at a syllable; zfbt is the initials of successive ones.
export function soundHits(text, syllables, word) {
  const sounds = syllables.split(" ").filter(Boolean);
  const spoken = [];
  let place = 0;
  let next = 0;
  for (const character of text) {
    const folded = fold(character);
    if (/\p{Script=Han}/u.test(character)) spoken.push([place, place + character.length, next++]);
    else if (WORD.test(folded)) {
      // a Latin word or number is one sound, however long
      const last = spoken.at(-1);
      if (last?.latin && last[1] === place) last[1] = place + character.length;
      else spoken.push(Object.assign([place, place + character.length, next++], { latin: true }));
    }
    place += character.length;
  }
  const range = (first, count) => {
    const from = spoken.find((entry) => entry[2] === first);
    const to = spoken.find((entry) => entry[2] === first + count - 1);
    return from && to ? [from[0], to[1]] : [0, 0];
  };
  const found = [];
  const initials = sounds.map((sound) => sound[0]).join("");
  for (let at = initials.indexOf(word); at >= 0; at = initials.indexOf(word, at + 1)) found.push(range(at, word.length));
  for (let first = 0; first < sounds.length; first += 1) {
    let said = "";
    let count = 0;
    while (said.length < word.length && first + count < sounds.length) said += sounds[first + count++];
    if (said.startsWith(word)) found.push(range(first, count));
  }
  return joined(found);
}
