// Titles that match what is being typed into a search box; a box without this script is an ordinary form.
import { wordsOf } from "./search-folding.js";
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
  const { numbers, named, words } = await index.find(query);
  const first = numbers.filter((number) => named.has(number)).slice(0, MOST);
  const results = await Promise.all(first.map((number) => index.result(number, words)));
  return results.filter(Boolean);
}

function attach(form, place) {
  const input = form.elements.q;
  const base = new URL(form.getAttribute("action"), document.baseURI);
  const list = document.createElement("ul");
  list.id = `zc-suggest-${place}`;
  list.className = "zc-suggest";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "标题相符的文件");
  form.append(list);
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
    set("aria-activedescendant", options[active].id);
  };
  const open = (results) => {
    list.replaceChildren(...results.map((result, number) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${number}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      let at = 0;
      for (const [start, end] of result.titleHits) {
        const mark = document.createElement("mark");
        mark.textContent = result.title.slice(start, end);
        option.append(result.title.slice(at, start), mark);
        at = end;
      }
      option.append(result.title.slice(at));
      option.dataset.url = new URL(`../${result.url}`, base).href;
      return option;
    }));
    active = -1;
    list.hidden = !results.length;
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
    if (event.isComposing || !count) return;
    if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // keep the focus in the box, or the list closes before the click
    const option = event.target.closest("[role=option]");
    if (option && event.button === 0) location.assign(option.dataset.url);
  });
  if (input.value && document.activeElement === input) ask(); // typed while this script was loading
}

document.querySelectorAll("form.zc-search").forEach(attach);
