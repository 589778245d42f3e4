// Filters and sorts the whole 规范性文件库. The table on the page holds the newest documents; the rest is read from
// data/policies.json once somebody chooses something. What is chosen stands in the address, so it can be passed on.
import { fold } from "./search-folding.js";

const page = document.querySelector("[data-zc-library]");
const form = page.querySelector("[data-zc-library-form]");
const table = page.querySelector(".zc-held");
const rows = table?.tBodies[0];
const more = page.querySelector("[data-zc-library-more]");
const pagination = page.querySelector("[data-zc-library-pages]");
const status = form?.querySelector("[role=status]");
const fields = form ? [...form.elements].filter((field) => field.name) : [];
const root = page.dataset.zcRoot;
const tones = JSON.parse(page.dataset.zcTones);
const original = rows ? [...rows.children] : [];
const collator = new Intl.Collator("zh-CN", { numeric: true });
const STEP = 50;
const SORTS = { title: "ascending", number: "ascending", day: "ascending", "": "descending" };
let all; // the promise of every policy, newest first

function load() {
  all ??= fetch(page.dataset.zcData, { cache: "no-cache" }).then(async (response) => {
    if (!response.ok) throw new Error(`${page.dataset.zcData}: ${response.status}`);
    const { policies } = await response.json();
    for (const policy of policies) {
      const texts = [policy.title, policy.number, policy.summary, ...(policy.aliases ?? []), ...(policy.keywords ?? [])];
      policy.text = texts.filter(Boolean).map(fold).join("\n");
    }
    return policies;
  });
  all.catch(() => (all = undefined));
  return all;
}

const MATCHES = {
  q: (policy, words) => words.split(/\s+/u).map(fold).filter(Boolean).every((word) => policy.text.includes(word)),
  validity: (policy, value) => policy.validity === value,
  kind: (policy, value) => policy.document_type === value,
  year: (policy, value) => policy.published?.startsWith(value),
  issuer: (policy, value) => policy.issuer === value,
  topic: (policy, value) => policy.topics?.includes(value),
  group: (policy, value) => policy.audiences?.includes(value),
};

// What has no number or date comes last.
const by = (key) => (a, b) => !a[key] - !b[key] || collator.compare(a[key] ?? "", b[key] ?? "");
const ORDERS = { title: by("title"), number: by("number"), day: by("published") };

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function link(text, url, className = "") {
  const made = element("a", className, text);
  made.href = root + url;
  return made;
}

function day(name, value) {
  if (!value) return element("td", "zc-held-day");
  const time = element("time", "", value);
  time.dateTime = value;
  return element("td", "zc-held-day", element("span", "zc-held-label", name), time);
}

// The same row as theme/components/library-row.html.
function row(policy) {
  const head = element("th", "", link(policy.title, `policies/${policy.id}/`, "zc-held-title"));
  head.scope = "row";
  const about = [policy.issuer, policy.document_type].filter(Boolean).join("　");
  if (about) head.append(element("span", "zc-held-about", about));
  const related = (policy.relations ?? []).filter((relation) => relation.kind !== "依据");
  const links = [
    ...related.map(({ kind, title, id }) => [kind, id ? link(title, `policies/${id}/`) : title]),
    ...(policy.interpretations ?? []).map(({ title, id }) => ["解读", link(title, `interpretations/${id}/`)]),
  ];
  if (links.length) {
    const items = links.map(([kind, what]) => element("li", "", element("span", "zc-held-kind", kind), what));
    head.append(element("ul", "zc-held-links", ...items));
  }
  const badge = element("span", `zc-badge zc-badge-${tones[policy.validity] ?? "info"}`, policy.validity);
  return element("tr", "", head, element("td", "zc-held-number", policy.number ?? ""), day("发布", policy.published),
    day("施行", policy.effective), day("有效期至", policy.expires), element("td", "zc-held-state", badge));
}

const chosen = () => fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value);

function show(found) {
  const drawn = found.slice(0, STEP).map(row);
  rows.replaceChildren(...drawn);
  const tell = () => {
    const left = found.length - rows.children.length;
    more.hidden = !left;
    more.textContent = `再看${Math.min(STEP, left)}份（还有${left}份）`;
  };
  tell();
  more.onclick = () => {
    const next = found.slice(rows.children.length, rows.children.length + STEP).map(row);
    rows.append(...next);
    tell();
    next[0]?.querySelector("a").focus();
  };
}

function markSort() {
  const sort = form.elements.sort.value;
  for (const head of table.querySelectorAll("[data-zc-sort]")) {
    if (head.dataset.zcSort === (sort || "day")) head.setAttribute("aria-sort", SORTS[sort]);
    else head.removeAttribute("aria-sort");
  }
}

let asked = 0;
async function apply() {
  const mine = ++asked;
  const choices = chosen();
  markSort();
  pagination.hidden = choices.length > 0;
  if (!choices.length) {
    rows.replaceChildren(...original);
    more.hidden = true;
    status.textContent = `全部${page.dataset.zcTotal}份`;
    return;
  }
  if (!all) status.textContent = "正在读取全部文件的数据";
  let policies;
  try {
    policies = await load();
  } catch (error) {
    console.warn(error);
    if (mine === asked) {
      pagination.hidden = false;
      status.textContent = "全部文件的数据没有读到，过一会儿再试。下面的表和分页照样能看。";
    }
    return;
  }
  if (mine !== asked) return; // something else was chosen meanwhile
  const found = policies.filter((policy) => choices.every(([name, value]) => MATCHES[name]?.(policy, value) ?? true));
  const order = ORDERS[form.elements.sort.value];
  if (order) found.sort(order);
  show(found);
  status.textContent = found.length ? `符合条件的有${found.length}份` : "没有符合条件的文件，少选一个条件试试";
}

function remember() {
  const url = new URL(location.href);
  url.search = new URLSearchParams(chosen()).toString();
  history.replaceState(null, "", url);
}

function recall() {
  const wanted = new URL(location.href).searchParams;
  for (const field of fields) {
    field.value = wanted.get(field.name) ?? "";
    if (field.value === "" && field.tagName === "SELECT") field.selectedIndex = 0; // a value this site does not know
  }
  apply();
}

if (form && rows) {
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      remember();
      apply();
    }, 150);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    remember();
    apply();
  }));
  for (const head of table.querySelectorAll("[data-zc-sort]")) {
    const button = element("button", "", head.textContent);
    head.dataset.zcWords = head.textContent; // on paper there is no button
    button.type = "button";
    button.addEventListener("click", () => {
      const { sort } = form.elements;
      const key = head.dataset.zcSort;
      sort.value = key === "day" && sort.value === "day" ? "" : key;
      remember();
      apply();
    });
    head.replaceChildren(button);
  }
  addEventListener("popstate", recall);
  const rest = form.querySelector("[data-zc-library-rest]");
  const narrow = matchMedia("(max-width: 56rem)");
  const unfold = () => (rest.open = !narrow.matches || [...rest.querySelectorAll("select")].some((field) => field.value));
  narrow.addEventListener("change", unfold);
  form.hidden = false;
  page.querySelector("[data-zc-library-doors]").open = false;
  recall();
  unfold();
}
