// The lists of document numbers that generator/search/postings.py writes, and the terms a word is looked up by.
const FIELDS = 4; // anywhere, title, name (文号, alias, keyword), core
const SPREAD = 6; // terms of a long word that are looked up first: most often they leave next to nothing else
export const [SOUND, INITIALS] = [1, 2];
const WHOLE_SOUND = 3;
const WHOLE = 2;

// What to look up for a word, as [folder, term], the most telling first: its pairs; beside digits and Latin letters also what
// stands in threes.
export function textTerms(word) {
  const code = (at) => word.charCodeAt(at);
  if (word.length === 1) return [["terms", code(0)]];
  const terms = [];
  for (let at = 0; at + 1 < word.length; at += 1) {
    const isNumber = code(at) < 0x80 && code(at + 1) < 0x80 && at + 2 < word.length && !isSurrogate(code(at + 2));
    if (isNumber) terms.push(["numbers", (code(at) << 23) | (code(at + 1) << 16) | code(at + 2)]);
    else terms.push(["terms", (code(at) | (code(at + 1) << 16)) >>> 0]);
  }
  return /\d号?$/.test(word) ? terms.reverse() : spread(terms); // a 文号 is told from others by its end
}

const isSurrogate = (code) => code >= 0xd800 && code < 0xe000;

// The same for the sound of a word, or for initials; digits tell most.
export function soundTerms(word, mark) {
  const code = (at) => word.charCodeAt(at) || 0;
  const terms = [];
  for (let at = 0; at + 2 < word.length || at === 0; at += 1) {
    terms.push(["sounds", ((mark << 24) | (code(at) << 16) | (code(at + 1) << 8) | code(at + 2)) >>> 0]);
  }
  const numbers = terms.filter(([, term]) => isDigit((term >> 8) & 0xff));
  return numbers.length ? [...numbers, ...spread(terms.filter((term) => !numbers.includes(term)))] : spread(terms);
}

// What stands for a whole title or name.
export const wholeTerm = (word) => ["terms", (WHOLE | (digest(word, 16) << 16)) >>> 0];
export const wholeSound = (word) => ["sounds", (WHOLE_SOUND << 24) | digest(word, 24)];

function digest(word, bits) {
  let found = 0;
  for (let at = 0; at < word.length; at += 1) found = (found * 31 + word.charCodeAt(at)) & (2 ** bits - 1);
  return found;
}

const isDigit = (code) => code >= 0x30 && code <= 0x39;

// First terms from all over the word, then the rest.
function spread(terms) {
  if (terms.length <= SPREAD) return terms;
  const first = Array.from({ length: SPREAD }, (_, k) => terms[Math.round((k * (terms.length - 1)) / (SPREAD - 1))]);
  return [...first, ...terms.filter((term) => !first.includes(term))];
}

// The numbers that stand in this field's list of every entry.
export function common(entries, field) {
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

export function lookUp(buffer, wanted) {
  for (const [term, fields] of entriesOf(buffer)) if (term === wanted) return fields();
  return null;
}

// The terms of a shard, each with a function that reads its lists.
export function* entriesOf(buffer) {
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
        const value = varint();
        number += value >>> 2;
        const more = value & 3;
        for (let left = more < 3 ? more : 3 + varint(); left >= 0; left -= 1) numbers.push(number++);
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
