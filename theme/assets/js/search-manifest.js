// Asks for the manifest of the index before anything else of the search is there: of all modules this one comes first and needs none.
export const base = new URL(".", document.baseURI);
export const manifest = fetch(new URL("manifest.json", base), { cache: "no-cache" });
manifest.catch(() => {}); // search.js says so when it asks for the index
