// Begins the search that stands in the address while the page is still being read: the page asks for this module with `async`, so
// it runs before search.js, which waits for the whole page.
import { answer } from "./search-answers.js";
import { wordsOf } from "./search-folding.js";
import { SearchIndex } from "./search-index.js";
import { base, manifest } from "./search-manifest.js";

const LONGEST = 100;

export const queryOf = (url) => (url.searchParams.get("q") ?? "").trim().slice(0, LONGEST);

const query = queryOf(new URL(location.href));
export const opening = SearchIndex.open(base, manifest);
export const found = wordsOf(query).length ? opening.then((index) => answer(index, query)) : null;
for (const promise of [opening, found]) promise?.catch(() => {}); // search.js says so when it asks for them
