// Reads the static index that generator/search writes: whole small files, no server behind them.
import { common, entriesOf, INITIALS, lookUp, SOUND, soundTerms, textTerms, wholeSound, wholeTerm } from "./search-postings.js";

const [ANYWHERE, TITLE, NAME, CORE] = [0, 1, 2, 3];
const ORDER = { inForce: 0, first: 1, later: 2, ofOther: 3 };
const TERMS = 6; // of a long word that are looked up, each in a file of its own,
const MORE_TERMS = 6; // how many more when those leave many candidates,
const MANY = 12;
const TERMS_OF_ANOTHER_WORD = 4; // and how many for a word of the same meaning
// How much a match is worth, by the place of the word; one point less when it is another word of the same meaning.
export const WORTH = { body: 2, core: 4, sound: 6, name: 8, title: 10 };
export const NAMED = WORTH.sound; // from here on, what the document is called matches
export const FACETS = ["kind", "topic", "group", "form", "year", "validity"];
export const isSpelt = (word) => /^[a-z][a-z0-9]+$/.test(word);

export class SearchIndex {
  #base;
  #files = new Map();
  #ranks;

  constructor(base, manifest) {
    this.#base = base;
    this.manifest = manifest;
    this.size = manifest.documents;
  }

  // `base` is the address of the search page, below which the index lies; `asked` the answer for its manifest, when it is on its way.
  static async open(base, asked = fetch(new URL("manifest.json", base), { cache: "no-cache" })) {
    const response = await asked;
    if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
    return new SearchIndex(base, await response.json());
  }

  // For every document what a word is worth in it; 0 is not there. `another`: a word of the same meaning as the one typed.
  async worth(word, another = false) {
    const worth = new Uint8Array(this.size);
    const raise = (numbers, to) => {
      for (const number of numbers) if (worth[number] < to - another) worth[number] = to - another;
    };
    const spelt = isSpelt(word);
    const [entries, sounds, initials] = await Promise.all([
      this.#entries(textTerms(word), another ? TERMS_OF_ANOTHER_WORD : TERMS, spelt),
      spelt ? this.#entries(soundTerms(word, SOUND), TERMS) : [],
      spelt ? this.#entries(soundTerms(word, INITIALS), TERMS, true) : [],
    ]);
    raise(common(entries, ANYWHERE), WORTH.body);
    raise(common(entries, CORE), WORTH.core);
    raise(common(entries, NAME), WORTH.name);
    raise(common(entries, TITLE), WORTH.title);
    raise(common(sounds, ANYWHERE), WORTH.sound);
    raise(common(initials, ANYWHERE), WORTH.sound);
    return worth;
  }

  // The documents that are probably called so: title, alias, keyword or 文号, in characters or in sound.
  async called(word) {
    const [entry, spoken] = await Promise.all([
      this.#entry(...wholeTerm(word)),
      isSpelt(word) ? this.#entry(...wholeSound(word)) : null,
    ]);
    return new Set([...common([entry], TITLE), ...common([entry], NAME), ...common([spoken], ANYWHERE)]);
  }

  // For each document a small number that orders equal matches: in force first, then policies, those about other documents,
  // first and later interpretations.
  ranks() {
    this.#ranks ??= this.#ranked();
    return this.#ranks;
  }

  async #ranked() {
    const lists = await this.#lists("order");
    const rank = new Uint8Array(this.size).fill(8);
    for (const number of lists.get(ORDER.inForce) ?? []) rank[number] = 0;
    for (const name of ["ofOther", "first", "later"]) {
      for (const number of lists.get(ORDER[name]) ?? []) rank[number] += ["", "ofOther", "first", "later"].indexOf(name);
    }
    return rank;
  }

  // The document numbers of each value of a facet, in the order of the manifest.
  async facet(name) {
    if (name === "kind") {
      const lists = await this.#lists("order");
      const readings = new Set([...(lists.get(ORDER.first) ?? []), ...(lists.get(ORDER.later) ?? [])]);
      const policies = [...Array(this.size).keys()].filter((number) => !readings.has(number));
      return this.manifest.facets.kind.map(({ value }) => (value === "policy" ? policies : [...readings]));
    }
    const lists = await this.#lists(name);
    return this.manifest.facets[name].map((_, place) => lists.get(place) ?? []);
  }

  // What a result shows of a document, with its first lines.
  document(number) {
    return this.#text(`texts/${Math.floor(number / 1000)}/${number}`);
  }

  // Further lines of a long document.
  moreLines(number, part) {
    return this.#text(`texts/${Math.floor(number / 1000)}/${number}-${part}`);
  }

  // What stands in the index for the first terms, and for more of them when that is not telling enough. `unlikely`: one after
  // the other, for the first that is missing settles it.
  async #entries(terms, most, unlikely = false) {
    const entries = [];
    const left = () => common(entries, ANYWHERE).length;
    const step = unlikely ? 1 : most;
    for (let at = 0; at < terms.length && at < most + MORE_TERMS; at += step) {
      if (at && (!left() || (at >= most && left() <= MANY))) break;
      const next = terms.slice(at, Math.min(at + step, most + MORE_TERMS));
      entries.push(...(await Promise.all(next.map(([folder, term]) => this.#entry(folder, term)))));
    }
    return entries;
  }

  async #entry(folder, term) {
    const shard = Math.floor(((Math.imul(term, MULTIPLIER) >>> 0) * this.manifest.shards[folder]) / 2 ** 32);
    return lookUp(await this.#file(`${folder}/${shard}.bin`), term);
  }

  async #lists(name) {
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

const MULTIPLIER = 0x9e3779b1;
