// Reads the static index that generator/search writes: whole small files, no server behind them.
import { fold, hits, soundHits, wordsOf } from "./search-folding.js";
import { piecesOf } from "./search-pieces.js";

const MULTIPLIER = 0x9e3779b1;
const FIELDS = 4; // anywhere, title, name (文号, alias, keyword), heading
const [ANYWHERE, TITLE, NAME, HEADING] = [0, 1, 2, 3];
const LEVELS = { body: 1, heading: 2, sound: 3, name: 4, title: 5 };
const WEIGHTS = [0, 1, 1.5, 2, 3, 3]; // by level, for documents that match in part
const ROUNDS = 3; // none for a policy, first, and later interpretations
const LEAST_SHARE = 0.35; // of the question that a document must cover to match in part
const LEAST_SCORE = 0.4; // of the best document's score, unless a document covers most of the question
const MOST_OF_IT = 0.6;
const MOST_PARTLY = 20;
const PARTS_READ = 2; // of a long document, for the passage of a match in part
const MOST_TERMS = 6; // of a long word: these few leave next to nothing else, and each costs one file
const SENTENCE = 20; // shorter lines are headings and labels
const SOUND = 1;
const INITIALS = 2;
const IS_SPELT = /^[a-z][a-z0-9]+$/;
export const FACETS = ["kind", "topic", "year", "validity"];

export class SearchIndex {
  #base;
  #files = new Map();

  constructor(base, manifest) {
    this.#base = base;
    this.manifest = manifest;
    this.size = manifest.documents;
  }

  // `base` is the address of the search page, below which the index lies.
  static async open(base) {
    const response = await fetch(new URL("manifest.json", base), { cache: "no-cache" });
    if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
    return new SearchIndex(base, await response.json());
  }

  // The documents that may match, best first; `exact` tells whether all do, `named` which match by title, name or sound.
  async find(query) {
    const words = wordsOf(query);
    const [order, ...levels] = await Promise.all([this.#order(), ...words.map((word) => this.#levels(word))]);
    const score = new Uint8Array(this.size);
    const numbers = [];
    const named = new Set();
    for (let number = this.size - 1; number >= 0; number -= 1) {
      if (!levels.every((level) => level[number])) continue;
      score[number] = levels.reduce((sum, level) => sum + level[number], 0);
      numbers.push(number);
      if (levels.every((level) => level[number] >= LEVELS.sound)) named.add(number);
    }
    numbers.sort((a, b) => score[b] - score[a] || order(a, b));
    return { words, numbers, named, exact: words.every((word) => word.length <= 2 && !IS_SPELT.test(word)) };
  }

  // For a query that no document holds: those that hold most of it, rare pieces counting more; `words` are the pieces.
  async findPartly(query) {
    const { pieces, places } = piecesOf(query);
    const [order, ...levels] = await Promise.all([this.#order(), ...pieces.map((piece) => this.#levels(piece.text))]);
    const score = new Float64Array(this.size);
    const holds = new Uint16Array(this.size); // a bit for each piece
    pieces.forEach((piece, which) => {
      const holders = levels[which].reduce((sum, level) => sum + (level > 0), 0);
      for (let number = 0; number < this.size && holders; number += 1) {
        const level = levels[which][number];
        if (!level) continue;
        score[number] += Math.log(1 + this.size / holders) * WEIGHTS[level];
        holds[number] |= 1 << which;
      }
    });
    const covered = (number) => {
      const held = pieces.filter((_, which) => holds[number] & (1 << which));
      return new Set(held.flatMap(({ from, count }) => Array.from({ length: count }, (_, place) => from + place))).size;
    };
    const best = score.reduce((most, one) => Math.max(most, one), 0);
    const fits = (number) => {
      const share = covered(number) / places;
      return share >= MOST_OF_IT || (share >= LEAST_SHARE && score[number] >= best * LEAST_SCORE);
    };
    const numbers = [...score.keys()].filter((number) => score[number] && fits(number))
      .sort((a, b) => score[b] - score[a] || order(a, b))
      .slice(0, MOST_PARTLY);
    return { words: pieces.map((piece) => piece.text), numbers, named: new Set(), exact: false, partly: true };
  }

  // The document numbers of each value of a facet, in the order of the manifest.
  async facet(name) {
    const lists = await this.#facetLists(name);
    return this.manifest.facets[name].map((_, place) => lists.get(place) ?? []);
  }

  // A document as results show it, or null when it does not hold the words after all: `partly`, not even one of them.
  async result(number, words, partly = false) {
    const shown = await this.#text(`texts/${Math.floor(number / 1000)}/${number}`);
    const missing = new Set(words);
    const spoken = words.filter((word) => IS_SPELT.test(word)
      && [shown.title, ...shown.aliases].some((text, place) => soundHits(text, shown.sounds[place], word).length));
    for (const word of spoken) missing.delete(word);
    const look = (text) => {
      const folded = fold(text);
      for (const word of missing) if (folded.includes(word)) missing.delete(word);
    };
    [shown.title, ...shown.names].forEach(look);
    let best = { line: shown.lines.find((line) => line.length >= SENTENCE) ?? shown.lines[0] ?? "", count: 0 };
    const read = (lines) => {
      lines.forEach(look);
      for (const line of best.count < words.length ? lines : []) {
        const folded = fold(line);
        const count = words.filter((word) => folded.includes(word)).length;
        if (count > best.count) best = { line, count };
      }
    };
    read(shown.lines);
    const wanting = (part) => (partly ? !best.count && part <= PARTS_READ : missing.size);
    for (let part = 1; part <= shown.more && wanting(part); part += 1) {
      read(await this.#text(`texts/${Math.floor(number / 1000)}/${number}-${part}`));
    }
    if (partly ? missing.size === words.length && !shown.more : missing.size) return null;
    const titleHits = [...hits(shown.title, words), ...spoken.flatMap((word) => soundHits(shown.title, shown.sounds[0], word))];
    const named = shown.aliases.find((alias, place) =>
      hits(alias, words).length || spoken.some((word) => soundHits(alias, shown.sounds[place + 1], word).length));
    return { ...shown, titleHits, alias: named ?? "", line: best.line };
  }

  // For every document how well it matches one word; 0 is not at all.
  async #levels(word) {
    const level = new Uint8Array(this.size);
    const raise = (numbers, to) => {
      for (const number of numbers) if (level[number] < to) level[number] = to;
    };
    const entries = await Promise.all(textTerms(word).map(([folder, term]) => this.#entry(folder, term)));
    raise(common(entries, ANYWHERE), LEVELS.body);
    raise(common(entries, HEADING), LEVELS.heading);
    raise(common(entries, NAME), LEVELS.name);
    raise(common(entries, TITLE), LEVELS.title);
    if (IS_SPELT.test(word)) {
      const sounds = await Promise.all(soundTerms(word, SOUND).map((term) => this.#entry("sounds", term)));
      raise(common(sounds, ANYWHERE), LEVELS.sound);
      const initials = [];
      for (const term of soundTerms(word, INITIALS)) {
        initials.push(await this.#entry("sounds", term));
        if (!common(initials, ANYWHERE).length) break; // most words are no initials, and the first file tells
      }
      raise(common(initials, ANYWHERE), LEVELS.sound);
    }
    return level;
  }

  async #entry(folder, term) {
    const shard = Math.floor(((Math.imul(term, MULTIPLIER) >>> 0) * this.manifest.shards[folder]) / 2 ** 32);
    return lookUp(await this.#file(`${folder}/${shard}.bin`), term);
  }

  // Compares documents that match equally well: in force first, then policies, first and later interpretations, the newer one.
  async #order() {
    const lists = await this.#facetLists("order");
    const rank = new Uint8Array(this.size).fill(ROUNDS);
    for (const number of lists.get(0) ?? []) rank[number] = 0;
    for (let round = 1; round < ROUNDS; round += 1) for (const number of lists.get(round) ?? []) rank[number] += round;
    return (a, b) => rank[a] - rank[b] || b - a;
  }

  async #facetLists(name) {
    const lists = new Map();
    for (const [term, fields] of entriesOf(await this.#file(`facets/${name}.bin`))) lists.set(term, fields()[ANYWHERE]);
    return lists;
  }

  async #text(path) {
    return JSON.parse(new TextDecoder("utf-16le").decode(await this.#file(`${path}.bin`)));
  }

  // The tag in the address keeps a browser from mixing files of two releases.
  #file(path) {
    const url = new URL(path, this.#base);
    url.searchParams.set("v", this.manifest.tag);
    if (!this.#files.has(path)) {
      const loading = fetch(url).then((response) => {
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        return response.arrayBuffer();
      });
      loading.catch(() => this.#files.delete(path));
      this.#files.set(path, loading);
    }
    return this.#files.get(path);
  }
}

// What to look up for a word, as [folder, term]: its pairs; beside digits and Latin letters also what stands in threes.
function textTerms(word) {
  const code = (at) => word.charCodeAt(at);
  if (word.length === 1) return [["terms", code(0)]];
  const terms = [];
  for (let at = 0; at + 1 < word.length; at += 1) {
    const isNumber = code(at) < 0x80 && code(at + 1) < 0x80 && at + 2 < word.length && !isSurrogate(code(at + 2));
    if (isNumber) terms.push(["numbers", (code(at) << 23) | (code(at + 1) << 16) | code(at + 2)]);
    else terms.push(["terms", (code(at) | (code(at + 1) << 16)) >>> 0]);
  }
  if (terms.length <= MOST_TERMS) return terms;
  return Array.from({ length: MOST_TERMS }, (_, k) => terms[Math.round((k * (terms.length - 1)) / (MOST_TERMS - 1))]);
}

const isSurrogate = (code) => code >= 0xd800 && code < 0xe000;

function soundTerms(word, mark) {
  const code = (at) => word.charCodeAt(at) || 0;
  const terms = [];
  for (let at = 0; at + 2 < word.length || at === 0; at += 1) {
    terms.push(((mark << 24) | (code(at) << 16) | (code(at + 1) << 8) | code(at + 2)) >>> 0);
  }
  return terms;
}

// The numbers that stand in this field's list of every entry.
function common(entries, field) {
  const lists = entries.map((entry) => entry?.[field] ?? []).sort((a, b) => a.length - b.length);
  let kept = lists[0] ?? [];
  for (const list of lists.slice(1)) {
    if (!kept.length) break;
    let at = 0;
    kept = kept.filter((number) => {
      while (at < list.length && list[at] < number) at += 1;
      return list[at] === number;
    });
  }
  return kept;
}

function lookUp(buffer, wanted) {
  for (const [term, fields] of entriesOf(buffer)) if (term === wanted) return fields();
  return null;
}

// The terms of a shard, each with a function that reads its lists.
function* entriesOf(buffer) {
  const bytes = new Uint8Array(buffer);
  let at = 0;
  const varint = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      number += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return number;
    }
  };
  const list = () => {
    const head = varint();
    const end = at + (head >>> 2);
    const numbers = [];
    if ((head & 3) === 0) {
      for (let number = 0; at < end; numbers.push(number)) number += varint();
    } else if ((head & 3) === 1) {
      for (const start = at; at < end; at += 1) {
        for (let bit = 0; bit < 8; bit += 1) if (bytes[at] & (1 << bit)) numbers.push((at - start) * 8 + bit);
      }
    } else {
      for (let number = 0; at < end; ) {
        number += varint();
        for (let left = varint(); left >= 0; left -= 1) numbers.push(number++);
        number -= 1;
      }
    }
    return numbers;
  };
  const skip = () => {
    const length = varint() >>> 2;
    at += length;
  };
  while (at < bytes.length) {
    const present = bytes[at];
    const term = (bytes[at + 1] | (bytes[at + 2] << 8) | (bytes[at + 3] << 16) | (bytes[at + 4] << 24)) >>> 0;
    at += 5;
    const from = at;
    yield [term, () => {
      at = from;
      return Array.from({ length: FIELDS }, (_, field) => (field === 0 || present & (1 << (field - 1)) ? list() : []));
    }];
    at = from;
    for (let field = 0; field < FIELDS; field += 1) if (field === 0 || present & (1 << (field - 1))) skip();
  }
}
