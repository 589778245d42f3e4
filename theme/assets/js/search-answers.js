// From a query to the documents that answer it, best first: what the search page and the suggestions share.
import { bare, fold, hits, joined, soundHits } from "./search-folding.js";
import { isSpelt, NAMED, WORTH } from "./search-index.js";
import { numberOf, readingsOf, wantsOf } from "./search-wants.js";

export const CHECKED_AT_ONCE = 12; // up to here every candidate is checked against its text before anything is counted
const LEAST_SHARE = 0.35; // of the question that a document must cover to match in part
const LEAST_SCORE = 0.4; // of the best document's score, unless a document covers most of the question
const MOST_OF_IT = 0.6;
const MOST_PARTLY = 10;
const PARTS_READ = 2; // of a long document, for the passage of a match in part
const SENTENCE = 20; // shorter lines are headings and labels
const SHORT = 6; // words that many documents hold
const MOST_SCORE = 1000;
const MOST_RANKS = 16;
const IN_FORCE = 8; // ranks below stand for documents in force
const OUT_OF_FORCE = 2; // so much less is a word worth in another: in its title as much as in a name of one in force
// Which passage is shown of several that match: what people come for first, what stands beside the text last.
const PASSAGES = { "": -6, guide: 3, standard: 3, scope: 3, flow: 2, faq: 2, content: 1, background: -2, goals: -1 };

const LONG = /\p{Script=Han}{5}/u;
const loadPieces = () => import("./search-pieces.js");
const traditional = () => import("./search-traditional.js");

// The answer: `numbers` of documents, best first; `exact` tells whether all of them are known to match, `named` which match by
// title, name or sound; `kind` is whole, or partly when no document holds all that was asked; `wants` are the words looked for.
export async function answer(index, query, { partly = true } = {}) {
  const groups = index.manifest.words;
  if (partly && LONG.test(query)) for (const load of [loadPieces, traditional]) load().catch(() => {}); // for what probably comes
  const number = numberOf(query);
  const looking = [wantsOf(query, groups), ...(number ? [[number]] : [])].map(async (wants) => checked(index, await find(index, wants)));
  const [literally, numbered] = await Promise.all(looking);
  let found = numbered ? merged(numbered, literally) : literally;
  for (const reading of found.numbers.length ? [] : readingsOf(query)) {
    found = await checked(index, await find(index, wantsOf(reading, groups)));
    if (found.numbers.length) break;
  }
  if (!found.numbers.length) {
    const { simplified } = await traditional();
    if (simplified(query) !== query) return answer(index, simplified(query), { partly });
  }
  if (!found.numbers.length && partly) found = await checked(index, await findPartly(index, query, groups));
  return found;
}

async function find(index, wants) {
  if (askedOf(wants).length <= SHORT) index.called(askedOf(wants)).catch(() => {}); // read beside the rest, for nameFirst
  const [ranks, ...worths] = await Promise.all([index.ranks(), ...wants.map((want) => worthOf(index, want))]);
  const score = new Uint16Array(index.size);
  const named = new Set();
  const keys = new Float64Array(index.size); // one number to sort by: score, rank, age
  let count = 0;
  for (let number = 0; number < index.size; number += 1) {
    let [sum, least] = [0, WORTH.title];
    for (const worth of worths) {
      sum += worth[number];
      if (worth[number] < least) least = worth[number];
    }
    if (!least) continue;
    if (least >= NAMED) named.add(number);
    if (ranks[number] >= IN_FORCE) sum = Math.max(1, sum - OUT_OF_FORCE * wants.length);
    score[number] = sum;
    keys[count++] = ((MOST_SCORE - sum) * MOST_RANKS + ranks[number]) * index.size + index.size - 1 - number;
  }
  const numbers = Array.from(keys.subarray(0, count).sort(), (key) => index.size - 1 - (key % index.size));
  const exact = wants.every(({ ways }) => ways.length === 1 && ways[0].word.length <= 2 && !isSpelt(ways[0].word));
  return { kind: "whole", wants, numbers, named, exact, score, ranks };
}

const askedOf = (wants) => bare(wants.map(({ ways }) => ways[0].word).join(""));

async function worthOf(index, { ways }) {
  const [best, ...others] = await Promise.all(ways.map(({ word, another }) => index.worth(word, another)));
  for (const one of others) for (let number = 0; number < best.length; number += 1) if (one[number] > best[number]) best[number] = one[number];
  return best;
}

// For a query that no document holds: those that hold most of it, rare pieces counting more.
async function findPartly(index, query, groups) {
  const known = new Map(groups.flatMap((words) => words.map((word) => [word, words.filter((other) => other !== word)])));
  for (const name of ["topic", "group"]) {
    for (const { value } of index.manifest.facets[name]) if (!known.has(fold(value))) known.set(fold(value), []);
  }
  const { piecesOf } = await loadPieces();
  const { pieces, places } = piecesOf(query, known);
  const [ranks, ...worths] = await Promise.all([index.ranks(), ...pieces.map((piece) => worthOf(index, piece))]);
  const score = new Float64Array(index.size);
  const holds = new Uint16Array(index.size); // a bit for each piece
  pieces.forEach((piece, which) => {
    const holders = worths[which].reduce((sum, worth) => sum + (worth > 0), 0);
    piece.rare = Math.log(1 + index.size / Math.max(1, holders));
    for (let number = 0; number < index.size && holders; number += 1) {
      const worth = worths[which][number];
      if (!worth) continue;
      const weight = Math.min(worth, WORTH.name) / 4 + 0.5;
      score[number] += piece.rare * weight * Math.max(1, piece.count - 1);
      holds[number] |= 1 << which;
    }
  });
  const shares = new Map(); // by what is held: many documents hold the same
  const share = (number) => {
    const mask = holds[number];
    if (!shares.has(mask)) {
      const held = pieces.filter((_, which) => mask & (1 << which));
      shares.set(mask, new Set(held.flatMap(({ from, count }) => Array.from({ length: count }, (_, place) => from + place))).size / places);
    }
    return shares.get(mask);
  };
  const best = score.reduce((most, one) => Math.max(most, one), 0);
  const fits = (number) => share(number) >= MOST_OF_IT || (share(number) >= LEAST_SHARE && score[number] >= best * LEAST_SCORE);
  const fitting = [...score.keys()].filter((number) => score[number] && fits(number));
  const least = Float64Array.from(fitting, (number) => score[number]).sort().at(-MOST_PARTLY) ?? 0;
  const numbers = fitting.filter((number) => score[number] >= least)
    .sort((a, b) => score[b] - score[a] || ranks[a] - ranks[b] || b - a)
    .slice(0, MOST_PARTLY);
  return { kind: "partly", wants: pieces, numbers, named: new Set(), exact: false, score, ranks };
}

// Keep only what holds the words indeed, when that is few enough to look at; those called exactly so come first.
async function check(index, found) {
  if (found.exact || found.kind === "whole" && found.numbers.length > CHECKED_AT_ONCE) return nameFirst(index, found);
  const results = await Promise.all(found.numbers.map((number) => look(index, number, found)));
  const right = results.map((result, place) => ({ result, number: found.numbers[place] })).filter(({ result }) => result);
  if (found.kind === "whole") {
    const lapsed = (number) => found.ranks[number] >= IN_FORCE;
    right.sort((a, b) => b.result.called - a.result.called || found.score[b.number] - found.score[a.number]
      || lapsed(a.number) - lapsed(b.number) || found.ranks[a.number] - found.ranks[b.number] || b.number - a.number);
  }
  found.numbers = right.map(({ number }) => number);
  found.exact = true;
}

// Of many documents, first those that are called what was asked for.
async function nameFirst(index, found) {
  const asked = askedOf(found.wants);
  if (asked.length < 2 || found.numbers.length < 2) return;
  const named = await index.called(asked);
  const likely = found.numbers.filter((number) => named.has(number)).slice(0, CHECKED_AT_ONCE);
  const results = await Promise.all(likely.map((number) => look(index, number, found)));
  const called = new Map(likely.map((number, place) => [number, results[place]?.called ?? 0]));
  const first = likely.filter((number) => called.get(number)).sort((a, b) => called.get(b) - called.get(a));
  found.numbers = [...first, ...found.numbers.filter((number) => !called.get(number))];
}

async function checked(index, found) {
  await check(index, found);
  return found;
}

// The documents of a 文号, and behind them what else holds the words typed.
function merged(first, second) {
  const seen = new Set(first.numbers);
  if (!seen.size) return second;
  return {
    ...first,
    numbers: [...first.numbers, ...second.numbers.filter((number) => !seen.has(number))],
    named: new Set([...first.named, ...second.named]),
    exact: first.exact && second.exact,
    otherwise: second.wants,
  };
}

// A document as a result, or null when it does not hold what was asked after all; one that matches in part, not even a piece.
export async function look(index, number, found) {
  const result = await read(index, number, found.wants, found.kind === "partly");
  return result ?? (found.otherwise ? read(index, number, found.otherwise, false) : null);
}

async function read(index, number, wants, partly) {
  const shown = await index.document(number);
  const held = wants.map(() => null); // by which way each want is held
  const spoken = [];
  const names = [shown.title, ...shown.names].flatMap((name) => [fold(name), bare(name)]);
  wants.forEach(({ ways }, which) => {
    held[which] = ways.find(({ word }) => names.some((name) => name.includes(word))) ?? null;
    const { word } = ways[0];
    if (isSpelt(word) && [shown.title, ...shown.aliases].some((text, place) => soundHits(text, shown.sounds[place], word).length)) {
      held[which] ??= ways[0];
      spoken.push(word);
    }
  });
  const opening = shown.lines.find((line) => line.length >= SENTENCE) ?? shown.lines[0] ?? "";
  let best = { line: opening, at: shown.lines.indexOf(opening), points: 0 };
  let at = 0;
  const readLines = (lines) => {
    for (const line of lines) {
      const folded = fold(line);
      let points = 0;
      wants.forEach(({ ways, rare = 1 }, which) => {
        const way = ways.find(({ word }) => folded.includes(word));
        if (way) points += (4 - way.another) * rare;
        if (way && (!held[which] || (held[which].another && !way.another))) held[which] = way;
      });
      if (points) points += (PASSAGES[placeOf(shown.places, at)?.[1]] ?? 0) / 8 + (line.length >= SENTENCE ? 0.5 : 0);
      if (points > best.points) best = { line, at, points };
      at += 1;
    }
  };
  readLines(shown.lines);
  const wanting = (part) => (partly ? !best.points && part <= PARTS_READ : held.some((way) => !way));
  for (let part = 1; part <= shown.more && wanting(part); part += 1) readLines(await index.moreLines(number, part));
  if (partly ? held.every((way) => !way) && !shown.more : held.some((way) => !way)) return null;
  const words = wants.flatMap(({ ways }) => ways.map(({ word }) => word));
  const titleHits = joined([...hits(shown.title, words), ...spoken.flatMap((word) => soundHits(shown.title, shown.sounds[0], word))]);
  const alias = shown.aliases.findIndex((text, place) =>
    hits(text, words).length || spoken.some((word) => soundHits(text, shown.sounds[place + 1], word).length));
  return {
    ...shown,
    words,
    titleHits,
    alias: shown.aliases[alias] ?? "",
    line: best.line,
    place: best.points ? placeOf(shown.places, best.at) : null,
    by: [...new Set(held.filter((way) => way?.another).map(({ word }) => word))],
    missing: partly ? missing(wants, held) : [],
    called: called(shown, wants),
  };
}

// The heading or article that a line stands under, as [line, id, name].
const placeOf = (places, line) => places.findLast(([first]) => first <= line) ?? null;

// Whether what was asked is the document's own name: 3 its title, 2 an alias or 文号, in characters or in sound.
function called(shown, wants) {
  const asked = wants.map(({ ways }) => ways[0].word);
  const sounds = shown.sounds.map((sound) => sound.replaceAll(" ", ""));
  const whole = bare(asked.join(""));
  if (bare(shown.title) === whole || sounds[0] === whole) return 3;
  return shown.names.some((name) => bare(name) === whole) || sounds.includes(whole) ? 2 : 0;
}

// The words and stretches of a question of which a document holds no piece.
function missing(wants, held) {
  const spokenOf = new Set(wants.filter((_, which) => held[which]).map(({ of }) => of));
  return [...new Set(wants.map(({ of }) => of))].filter((of) => of && !spokenOf.has(of));
}
