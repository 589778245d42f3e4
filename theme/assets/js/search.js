// The search page: query and filters stand in the address, so every search can be linked, bookmarked and gone back to.
import { hits, wordsOf } from "./search-folding.js";
import { FACETS, SearchIndex } from "./search-index.js";
import "./search-suggest.js";

const PAGE = 10;
const CHECKED_AT_ONCE = 20; // up to here every candidate is checked against its text before anything is counted
const ROUNDS = 4; // how often a page of results is filled up when candidates turn out not to hold the words
const EXCERPT = 110;
const BEFORE = 28;
const OF_A_POLICY = { 征求意见: "正在征求意见" }; // the other states read well behind 所解读的政策
const FACET_NAMES = { kind: "类型", topic: "主题", year: "年份", validity: "有效性" };

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

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function marked(text, ranges) {
  const made = document.createDocumentFragment();
  let at = 0;
  for (const [start, end] of ranges) {
    made.append(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  made.append(text.slice(at));
  return made;
}

function excerpt(line, words) {
  const ranges = hits(line, words);
  const first = ranges[0]?.[0] ?? 0;
  const start = line.length <= EXCERPT || first <= BEFORE ? 0 : Math.min(first - BEFORE, line.length - EXCERPT);
  const end = Math.min(line.length, start + EXCERPT);
  const inside = ranges.filter((range) => range[0] < end).map(([from, to]) => [from - start, Math.min(to, end) - start]);
  return [start ? "…" : "", marked(line.slice(start, end), inside), end < line.length ? "…" : ""];
}

function item(result, words) {
  const link = element("a", "", marked(result.title, result.titleHits));
  link.href = new URL(result.url, root).href;
  const isPolicy = result.kind === "policy";
  const meta = element("div", "zc-meta", element("span", "zc-tag", isPolicy ? "政策文件" : "政策解读"));
  const state = isPolicy ? result.validity : `所解读的政策${OF_A_POLICY[result.validity] ?? result.validity}`;
  const badge = element("span", `zc-badge zc-badge-${tones[result.validity] ?? "info"}`, state);
  meta.append(badge);
  if (result.date) {
    const time = element("time", "", result.date);
    time.dateTime = result.date;
    meta.append(time);
  }
  if (result.number) meta.append(element("span", "", marked(result.number, hits(result.number, words))));
  if (result.issuer) meta.append(element("span", "", result.issuer));
  if (result.alias && !result.titleHits.length) meta.append(element("span", "", "也叫", marked(result.alias, hits(result.alias, words))));
  const text = result.line ? [element("p", "zc-item-summary", ...excerpt(result.line, words))] : [];
  return element("li", "zc-item", element("h2", "zc-item-title", link), meta, ...text);
}

function stateOf(url) {
  const chosen = {};
  for (const name of FACETS) if (url.searchParams.get(name)) chosen[name] = url.searchParams.get(name);
  return { query: (url.searchParams.get("q") ?? "").trim().slice(0, 100), chosen };
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

function show(name) {
  for (const other of ["none", "failed", "start"]) part(other).hidden = other !== name;
}

// What matches the query, and how many of it would remain for each value of each facet.
async function facetted(found, chosen) {
  const members = {};
  await Promise.all(FACETS.map(async (name) => {
    members[name] = (await index.facet(name)).map((numbers) => new Set(numbers));
  }));
  const values = Object.fromEntries(FACETS.map((name) => [name, index.manifest.facets[name]]));
  const picked = Object.fromEntries(Object.keys(chosen).map((name) => {
    const place = values[name].findIndex((value) => value.value === chosen[name]);
    return [name, members[name][place] ?? new Set()];
  }));
  const passes = (number, but) => Object.entries(picked).every(([name, set]) => name === but || set.has(number));
  return {
    numbers: found.numbers.filter((number) => passes(number)),
    counts: Object.fromEntries(FACETS.map((name) => {
      const rest = found.numbers.filter((number) => passes(number, name));
      return [name, members[name].map((set) => rest.reduce((sum, number) => sum + set.has(number), 0))];
    })),
  };
}

function drawFacets(state, counts) {
  const groups = FACETS.map((name) => {
    const group = element("fieldset", "zc-search-facet", element("legend", "", FACET_NAMES[name]));
    const add = (value, label, count) => {
      const input = element("input");
      Object.assign(input, { type: "radio", name, value, checked: (state.chosen[name] ?? "") === value });
      input.addEventListener("change", () => {
        const chosen = { ...state.chosen };
        if (value) chosen[name] = value;
        else delete chosen[name];
        refocus = [name, value];
        go({ query: state.query, chosen });
      });
      const text = element("span", "zc-search-choice", label);
      if (count !== null) text.append(element("span", "zc-search-count", String(count)));
      group.append(element("label", "", input, text));
    };
    add("", "不限", null);
    index.manifest.facets[name].forEach((value, place) => {
      const count = counts[name][place];
      if (count || state.chosen[name] === value.value) add(value.value, name === "year" ? `${value.name}年` : value.name, count);
    });
    if (state.chosen[name] && !index.manifest.facets[name].some((value) => value.value === state.chosen[name])) {
      add(state.chosen[name], state.chosen[name], 0);
    }
    return group;
  });
  facets.replaceChildren(...groups);
  const chosen = Object.keys(state.chosen).length;
  filters.querySelector("summary").textContent = chosen ? `筛选（已选${chosen}项）` : "筛选";
  if (refocus) facets.querySelector(`input[name="${refocus[0]}"][value="${CSS.escape(refocus[1])}"]`)?.focus();
  refocus = null;
}
let refocus = null;

async function search() {
  const mine = (run += 1);
  const state = stateOf(new URL(location.href));
  for (const input of document.querySelectorAll("form.zc-search input[name=q]")) input.value = state.query;
  document.title = state.query ? `“${state.query}”的搜索结果 - ${siteTitle}` : siteTitle;
  more.hidden = true;
  const asks = state.query || Object.keys(state.chosen).length;
  if (!asks || (state.query && !wordsOf(state.query).length)) {
    status.textContent = asks ? "写上要找的字或词，标点符号不算。" : "";
    list.replaceChildren();
    filters.hidden = true;
    show("start");
    return;
  }
  const waiting = setTimeout(() => {
    if (mine === run) status.textContent = "正在查找…";
  }, 300);
  try {
    index ??= await SearchIndex.open(base);
    let found = await index.find(state.query);
    if (!found.exact && found.numbers.length <= CHECKED_AT_ONCE) await check(found);
    if (!found.numbers.length) {
      found = await index.findPartly(state.query);
      await check(found);
    }
    const { numbers, counts } = await facetted(found, state.chosen);
    if (mine !== run) return;
    drawFacets(state, counts);
    await drawResults(state, found, numbers, () => mine === run);
  } catch (error) {
    if (mine !== run) return;
    console.warn(error);
    status.textContent = "";
    list.replaceChildren();
    filters.hidden = true;
    show("failed");
  } finally {
    clearTimeout(waiting);
  }
}

// Keep only what holds the words indeed.
async function check(found) {
  const results = await Promise.all(found.numbers.map((number) => index.result(number, found.words, found.partly)));
  found.numbers = found.numbers.filter((_, place) => results[place]);
  found.exact = true;
}

async function drawResults(state, found, numbers, current) {
  let at = 0;
  let wrong = 0;
  const draw = async () => {
    const drawn = [];
    for (let round = 0; round < ROUNDS && drawn.length < PAGE && at < numbers.length; round += 1) {
      const batch = numbers.slice(at, at + PAGE - drawn.length);
      const results = await Promise.all(batch.map((number) => index.result(number, found.words, found.partly)));
      at += batch.length;
      const right = results.filter(Boolean);
      wrong += results.length - right.length;
      drawn.push(...right.map((result) => item(result, found.words)));
    }
    return drawn;
  };
  const tell = () => {
    const about = found.exact || at >= numbers.length ? "" : "约";
    const total = numbers.length - wrong;
    const left = numbers.length - at;
    const answer = found.partly ? `没有找到与所写完全相符的文件，下面${total}条是部分相符的` : `找到${about}${total}条结果`;
    status.textContent = total ? answer : "没有找到";
    status.classList.toggle("zc-search-partly", Boolean(found.partly && total));
    more.hidden = !left;
    more.textContent = list.children.length ? `再看${Math.min(PAGE, left)}条（还有${about}${left}条）` : "继续查找";
    return total;
  };
  const first = await draw();
  if (!current()) return;
  list.replaceChildren(...first);
  const total = tell();
  filters.hidden = !total && !Object.keys(state.chosen).length;
  part("unfilter").hidden = !Object.keys(state.chosen).length;
  show(total ? "" : "none");
  more.onclick = async () => {
    more.disabled = true;
    try {
      const next = await draw();
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
part("unfilter").addEventListener("click", () => go({ query: stateOf(new URL(location.href)).query, chosen: {} }));
addEventListener("popstate", search);
filters.open = matchMedia("(min-width: 64rem)").matches;
part("fallback").remove();
page.classList.add("zc-search-ready");
if (!new URL(location.href).searchParams.get("q")) box.focus({ preventScroll: true });
search();
