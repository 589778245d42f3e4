// Narrows what stands on this page (办事, 问答库) as one types or chooses; the choice stands in the address, so it can be passed on.
// Sent off, the form leads to the search of the whole site; without this script that is all it does.
const form = document.querySelector("[data-zc-filter-here]");
const items = [...document.querySelectorAll("[data-zc-items] [data-zc-item]")];
const groups = [...document.querySelectorAll("[data-zc-items] [data-zc-group]")];
const status = form?.querySelector("[role=status]");
const fields = form ? [...form.elements].filter((field) => field.name && field.type !== "hidden") : [];
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
const texts = items.map((item) => plain(`${item.textContent} ${item.closest("[data-zc-group]")?.querySelector("h2").textContent ?? ""}`));

function valueOf(field) {
  return field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim();
}

function narrow() {
  const words = valueOf(form.elements.q).split(/\s+/u).map(plain).filter(Boolean);
  const chosen = fields.filter((field) => field.name !== "q").map(valueOf).filter(Boolean);
  let shown = 0;
  items.forEach((item, place) => {
    const values = (item.dataset.zcValues ?? "").split("|");
    const fits = words.every((word) => texts[place].includes(word)) && chosen.every((value) => values.includes(value));
    item.hidden = !fits;
    shown += fits;
  });
  for (const group of groups) group.hidden = !group.querySelector("[data-zc-item]:not([hidden])");
  const narrowed = words.length || chosen.length;
  status.textContent = !narrowed ? `本页共${items.length}项` : shown ? `本页${items.length}项，符合的${shown}项` : "本页没有符合的，换一个说法，或者在全部解读里搜索";
}

function remember() {
  const url = new URL(location.href);
  for (const field of fields) {
    if (valueOf(field)) url.searchParams.set(field.name, valueOf(field));
    else url.searchParams.delete(field.name);
  }
  history.replaceState(null, "", url);
}

function recall() {
  const asked = new URL(location.href).searchParams;
  for (const field of fields) {
    const value = asked.get(field.name) ?? "";
    if (field.type === "checkbox") field.checked = value === field.value;
    else field.value = value;
  }
  narrow();
}

if (form) {
  form.addEventListener("input", () => {
    narrow();
    remember();
  });
  addEventListener("popstate", recall);
  recall();
}
