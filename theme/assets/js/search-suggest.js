// Titles that match what is being typed into a search box; a box without this script is an ordinary form.
// A combobox with a list, as the ARIA Authoring Practices describe it: the focus stays in the box.
import { answer, look } from "./search-answers.js";
import { element, marked } from "./search-drawing.js";
import { hits, wordsOf } from "./search-folding.js";
import { SearchIndex } from "./search-index.js";

const MOST = 6;
const PAUSE = 200;
const indexes = new Map();

function openIndex(base) {
  if (!indexes.has(base.href)) {
    const opening = SearchIndex.open(base);
    opening.catch(() => indexes.delete(base.href));
    indexes.set(base.href, opening);
  }
  return indexes.get(base.href);
}

// Up to MOST documents whose title, alias, keyword or 文号 matches, or whose title or alias sounds so.
async function suggestions(base, query) {
  if (!wordsOf(query).length) return [];
  const index = await openIndex(base);
  const found = await answer(index, query, { partly: false });
  const first = found.numbers.filter((number) => found.named.has(number)).slice(0, MOST);
  const results = await Promise.all(first.map((number) => look(index, number, found)));
  return results.filter(Boolean);
}

function drawn(result, base) {
  const title = element("span", "zc-suggest-title", marked(result.title, result.titleHits));
  const about = [result.kind === "policy" ? "政策文件" : "政策解读", result.number, result.date].filter(Boolean);
  if (result.alias && !result.titleHits.length) about.push(element("span", "", "也叫", marked(result.alias, hits(result.alias, result.words))));
  else if (result.by.length) about.push(`按“${result.by[0]}”找到`);
  const note = element("span", "zc-suggest-note", ...about.map((part) => element("span", "", part)));
  const option = element("li", "", title, note);
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.url = new URL(`../${result.url}`, base).href;
  return option;
}

function attach(form, place) {
  const input = form.elements.q;
  const base = new URL(form.getAttribute("action"), document.baseURI);
  const list = element("ul", "zc-suggest");
  list.id = `zc-suggest-${place}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "名称相符的文件");
  const told = element("span", "zc-hidden");
  told.setAttribute("role", "status");
  form.append(list, told);
  const set = (name, value) => input.setAttribute(name, value);
  set("role", "combobox");
  set("aria-autocomplete", "list");
  set("aria-controls", list.id);
  set("aria-expanded", "false");
  let timer = 0;
  let asked = 0;
  let active = -1;

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    told.textContent = "";
    set("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (next) => {
    const options = [...list.children];
    options[active]?.setAttribute("aria-selected", "false");
    active = next;
    if (!options[active]) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    set("aria-activedescendant", options[active].id);
  };
  const open = (results) => {
    list.replaceChildren(...results.map((result) => drawn(result, base)));
    [...list.children].forEach((option, number) => {
      option.id = `${list.id}-${number}`;
    });
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !results.length;
    told.textContent = results.length ? `有${results.length}份名称相符的文件，按上下键选择` : "";
    set("aria-expanded", String(results.length > 0));
  };
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = (asked += 1);
      const results = await suggestions(base, input.value.slice(0, 100)).catch(() => []);
      if (mine === asked && document.activeElement === input) open(results);
    }, PAUSE);
  };
  input.addEventListener("input", (event) => {
    if (!event.isComposing) ask();
  });
  input.addEventListener("compositionend", ask);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" && event.altKey && !count) ask();
    else if (!count) return;
    else if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // keep the focus in the box, or the list closes before the click
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  if (input.value && document.activeElement === input) ask(); // typed while this script was loading
}

document.querySelectorAll("form.zc-search").forEach(attach);
