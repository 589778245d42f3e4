// The filters beside the results: how much of what was found would remain for each value, and which are chosen.
import { element } from "./search-drawing.js";
import { FACETS } from "./search-index.js";

const NAMES = { kind: "类型", topic: "主题", group: "面向对象", form: "解读形式", year: "年份", validity: "有效性" };
const SHOWN = 8; // values of a facet; rarer ones wait behind a button

// What of the numbers passes the chosen filters; `counts` for each facet and value when the filters are to be drawn.
export async function facetted(index, numbers, chosen, counted) {
  const members = {};
  const needed = FACETS.filter((name) => counted || chosen[name]);
  await Promise.all(needed.map(async (name) => {
    members[name] = (await index.facet(name)).map((list) => new Set(list));
  }));
  const picked = Object.keys(chosen).map((name) => {
    const place = index.manifest.facets[name].findIndex((value) => value.value === chosen[name]);
    return [name, members[name][place] ?? new Set()];
  });
  const passes = (number, but) => picked.every(([name, set]) => name === but || set.has(number));
  const count = (name) => {
    const rest = numbers.filter((number) => passes(number, name));
    return members[name].map((set) => rest.reduce((sum, number) => sum + set.has(number), 0));
  };
  return {
    numbers: numbers.filter((number) => passes(number)),
    counts: counted ? Object.fromEntries(FACETS.map((name) => [name, count(name)])) : null,
  };
}

// A group of radio buttons for each facet that can narrow the `total` further; `choose` is called with a facet's name and the value picked, "" for any.
export function drawn(index, chosen, counts, total, choose) {
  return FACETS.map((name) => group(index, name, chosen, counts[name], total, choose)).filter(Boolean);
}

function group(index, name, chosen, counts, total, choose) {
  const values = index.manifest.facets[name].map((value, place) => ({ ...value, count: counts[place] }));
  if (chosen[name] && !values.some(({ value }) => value === chosen[name])) {
    values.push({ value: chosen[name], name: chosen[name], count: 0 });
  }
  const shown = values.filter(({ value, count }) => count || chosen[name] === value);
  if (!shown.length || (!chosen[name] && shown.length === 1 && shown[0].count === total)) return null; // nothing to choose
  const made = element("fieldset", "zc-search-facet", element("legend", "", NAMES[name]));
  const add = (value, label, count) => {
    const input = element("input");
    Object.assign(input, { type: "radio", name, value, checked: (chosen[name] ?? "") === value });
    input.addEventListener("change", () => choose(name, value));
    const text = element("span", "zc-search-choice", label);
    if (count !== null) text.append(element("span", "zc-search-count", String(count)));
    const choice = element("label", "", input, text);
    made.append(choice);
    return choice;
  };
  add("", "不限", null);
  const rest = shown.map(({ value, name: label, count }, place) => {
    const choice = add(value, name === "year" ? `${label}年` : label, count);
    choice.hidden = place >= SHOWN && chosen[name] !== value;
    return choice;
  }).filter((choice) => choice.hidden);
  if (rest.length) {
    const more = element("button", "zc-search-all", `其他${rest.length}项`);
    more.type = "button";
    more.addEventListener("click", () => {
      for (const choice of rest) choice.hidden = false;
      more.remove();
      rest[0].querySelector("input").focus();
    });
    made.append(more);
  }
  return made;
}
