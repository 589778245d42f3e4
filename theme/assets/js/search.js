// The search page: query and filters stand in the address, so every search can be linked, bookmarked and gone back to.
import { answer, look } from "./search-answers.js";
import { element, item } from "./search-drawing.js";
import { wordsOf } from "./search-folding.js";
import { FACETS, SearchIndex } from "./search-index.js";
import * as begun from "./search-opening.js";

const PAGE = 10;
const ROUNDS = 4; // how often a page of results is filled up when candidates turn out not to hold the words
const DOORS = 12;

const page = document.querySelector("[data-zc-search]");
const part = (name) => page.querySelector(`[data-zc-search-${name}]`);
const [form, status, list, more, facets, filters] = ["form", "status", "results", "more", "facets", "filters"].map(part);
const box = form.elements.q;
const tones = JSON.parse(page.dataset.zcTones);
const siteTitle = document.title;
const base = new URL(form.getAttribute("action"), document.baseURI);
const root = new URL(page.dataset.zcRoot, document.baseURI);

let index;
let run = 0;
let refocus = null;
let countFacets = null; // for the search shown, when its filters are still to be counted

function stateOf(url) {
  const chosen = {};
  for (const name of FACETS) if (url.searchParams.get(name)) chosen[name] = url.searchParams.get(name);
  return { query: begun.queryOf(url), chosen };
}

function addressOf({ query, chosen }) {
  const url = new URL(location.pathname, location.href);
  if (query) url.searchParams.set("q", query);
  for (const name of FACETS) if (chosen[name]) url.searchParams.set(name, chosen[name]);
  return url;
}

function go(state) {
  history.pushState(null, "", addressOf(state));
  search();
}

function linkTo(state, ...children) {
  const link = element("a", "", ...children);
  link.href = addressOf(state).href;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(state);
    status.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  return link;
}

function show(name) {
  for (const other of ["none", "failed", "start"]) part(other).hidden = other !== name;
  part("doors").hidden = !["none", "start"].includes(name) || !part("doors").querySelector("a");
}

// The topics and groups of people, each as a search of its own.
function drawDoors() {
  for (const [name, place] of [["topic", part("topics")], ["group", part("groups")]]) {
    place.replaceChildren(...index.manifest.facets[name].slice(0, DOORS).map(({ value, count }) =>
      element("li", "", linkTo({ query: "", chosen: { [name]: value } }, value, element("span", "zc-search-count", String(count))))));
    place.closest("div").hidden = !place.children.length;
  }
}

async function drawFacets(state, found, current) {
  const { drawn, facetted } = await import("./search-facets.js");
  const { numbers, counts } = await facetted(index, found.numbers, state.chosen, true);
  if (!current()) return;
  const choose = (name, value) => {
    const chosen = { ...state.chosen, [name]: value };
    refocus = [name, value];
    go({ query: state.query, chosen });
  };
  facets.replaceChildren(...drawn(index, state.chosen, counts, numbers.length, choose));
  if (refocus) facets.querySelector(`input[name="${refocus[0]}"][value="${CSS.escape(refocus[1])}"]`)?.focus();
  refocus = null;
}

async function search() {
  const mine = (run += 1);
  const current = () => mine === run;
  const state = stateOf(new URL(location.href));
  for (const input of document.querySelectorAll("form.zc-search input[name=q]")) input.value = state.query;
  document.title = state.query ? `“${state.query}”的搜索结果 - ${siteTitle}` : siteTitle;
  more.hidden = true;
  countFacets = null;
  part("guess").hidden = true;
  const asks = state.query || Object.keys(state.chosen).length;
  const waiting = setTimeout(() => {
    if (current()) status.textContent = "正在查找…";
  }, 300);
  try {
    index ??= await (mine === 1 ? begun.opening : SearchIndex.open(base));
    drawDoors();
    if (!asks || (state.query && !wordsOf(state.query).length)) {
      status.textContent = asks ? "写上要找的字或词，标点符号不算。" : "";
      list.replaceChildren();
      filters.hidden = true;
      show("start");
      return;
    }
    const found = await (mine === 1 && begun.found ? begun.found : answer(index, state.query));
    const chosen = Object.keys(state.chosen).length;
    let { numbers } = found;
    if (chosen) {
      const { facetted } = await import("./search-facets.js");
      ({ numbers } = await facetted(index, found.numbers, state.chosen, false));
    }
    if (!current()) return;
    filters.querySelector("summary").textContent = chosen ? `筛选（已选${chosen}项）` : "筛选";
    await drawResults(state, found, numbers, current);
    clearTimeout(waiting);
    countFacets = () => drawFacets(state, found, current); // behind the results, for counting reads more than finding
    if (filters.open && current()) countFacets().catch((error) => console.warn(error));
  } catch (error) {
    if (!current()) return;
    console.warn(error);
    status.textContent = "";
    list.replaceChildren();
    filters.hidden = true;
    show("failed");
  } finally {
    clearTimeout(waiting);
  }
}

async function drawResults(state, found, numbers, current) {
  let at = 0;
  let wrong = 0;
  const draw = async () => {
    const right = [];
    for (let round = 0; round < ROUNDS && right.length < PAGE && at < numbers.length; round += 1) {
      const batch = numbers.slice(at, at + PAGE - right.length);
      const results = await Promise.all(batch.map((number) => look(index, number, found)));
      at += batch.length;
      wrong += results.filter((result) => !result).length;
      right.push(...results.filter(Boolean));
    }
    return right;
  };
  const partly = found.kind === "partly";
  const tell = () => {
    const about = found.exact || at >= numbers.length ? "" : "约";
    const total = numbers.length - wrong;
    const left = numbers.length - at;
    const answered = partly ? `没有找到与所写完全相符的文件，下面${total}条是部分相符的` : `找到${about}${total}条结果`;
    status.textContent = total ? answered : "没有找到";
    status.classList.toggle("zc-search-partly", Boolean(partly && total));
    more.hidden = !left;
    more.textContent = list.children.length ? `再看${Math.min(PAGE, left)}条（还有${about}${left}条）` : "继续查找";
    return total;
  };
  const first = await draw();
  const { guess } = partly ? await import("./search-guess.js") : {};
  if (!current()) return;
  list.replaceChildren(...first.map((result) => item(result, root, tones)));
  const total = tell();
  const meant = partly ? guess(state.query, first) : "";
  part("guess").hidden = !meant;
  if (meant) part("guess").replaceChildren("是不是要找", linkTo({ ...state, query: meant }, `“${meant}”`), "？");
  filters.hidden = !total && !Object.keys(state.chosen).length;
  part("unfilter").hidden = !Object.keys(state.chosen).length;
  show(total ? "" : "none");
  more.onclick = async () => {
    more.disabled = true;
    try {
      const next = (await draw()).map((result) => item(result, root, tones));
      if (!current()) return;
      list.append(...next);
      tell();
      next[0]?.querySelector("a").focus();
    } catch (error) {
      console.warn(error);
      show("failed");
    } finally {
      more.disabled = false;
    }
  };
}

for (const search of document.querySelectorAll("form.zc-search")) {
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    const { chosen } = stateOf(new URL(location.href));
    go({ query: search.elements.q.value.trim(), chosen });
  });
}
for (const example of part("start").querySelectorAll("a[data-zc-try]")) {
  example.addEventListener("click", (event) => {
    event.preventDefault();
    go({ query: example.dataset.zcTry, chosen: {} });
    box.focus({ preventScroll: true });
  });
}
part("unfilter").addEventListener("click", () => go({ query: stateOf(new URL(location.href)).query, chosen: {} }));
filters.addEventListener("toggle", () => {
  if (filters.open) countFacets?.().catch((error) => console.warn(error));
});
addEventListener("popstate", search);
filters.open = matchMedia("(min-width: 64rem)").matches;
part("fallback").remove();
page.classList.add("zc-search-ready");
if (!new URL(location.href).searchParams.get("q")) box.focus({ preventScroll: true });
search();
