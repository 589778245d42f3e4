// What was probably meant: the query with a word put right after the titles and names of what was found in its place.
import { fold, wordsOf } from "./search-folding.js";

const SHORTEST = 3;
const WORD = /^\p{Script=Han}+$/u;

// The corrected query, or "" when nothing is near enough.
export function guess(query, results) {
  const names = [...new Set(results.flatMap((result) => [result.title, ...result.names]))].map(fold);
  let corrected = "";
  for (const word of wordsOf(query)) {
    if (word.length < SHORTEST || word.length > 12 || !WORD.test(word)) continue;
    const near = nearest(word, names);
    if (near) corrected = (corrected || query).replace(word, () => near);
  }
  return corrected;
}

function nearest(word, names) {
  let best = "";
  let least = Math.max(1, Math.floor(word.length / 4)) + 1;
  for (const name of names) {
    for (const length of [word.length, word.length + 1, word.length - 1]) {
      for (let at = 0; at + length <= name.length; at += 1) {
        const piece = name.substr(at, length);
        if (!WORD.test(piece) || (piece[0] !== word[0] && piece.at(-1) !== word.at(-1))) continue;
        const steps = distance(word, piece);
        if (steps && steps < least) [best, least] = [piece, steps];
      }
    }
  }
  return best;
}

// How many characters must be changed, added or left out.
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
    }
    row = next;
  }
  return row.at(-1);
}
