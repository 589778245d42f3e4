// Copies the address of an article and the reference of the document, and keeps the table of contents in step with the reader.
const status = document.querySelector("[data-zc-copied]");
const wide = matchMedia("(min-width: 64rem)");
let fading;

function announce(text) {
  status.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (status.textContent = ""), 6000);
}

// Offices read this over plain http, where browsers give no clipboard: there the text is selected and copied the old way.
async function copy(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (element) getSelection().selectAllChildren(element);
    return Boolean(element) && document.execCommand("copy");
  }
}

for (const link of document.querySelectorAll(".zc-permalink")) {
  const name = link.textContent || "本节";
  link.title = `复制${name}的链接`;
  link.addEventListener("click", async () => {
    const done = await copy(link.href);
    announce(done ? `已复制${name}的链接` : `${name}的链接已在地址栏，可以从那里复制`);
  });
}

for (const button of document.querySelectorAll("[data-zc-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const element = document.getElementById(button.dataset.zcCopy);
    const done = await copy(element.textContent, element);
    announce(done ? "已复制引用" : "已选中引用，按 Ctrl+C 复制");
  });
}

const contents = document.querySelector("[data-zc-contents]");

function unfold() {
  contents.open = wide.matches;
}

function showCurrent() {
  const list = contents.querySelector("ol");
  const current = list.querySelector("[aria-current]");
  if (!current || !wide.matches) return;
  const [outer, inner] = [list.getBoundingClientRect(), current.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    list.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}

if (contents) {
  unfold();
  wide.addEventListener("change", unfold);
  new MutationObserver(showCurrent).observe(contents, { subtree: true, attributeFilter: ["aria-current"] });
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });
}

// One list of passages open at a time; Escape closes it and a click elsewhere too.
const lists = [...document.querySelectorAll(".zc-explained details")];
function closeOthers(kept) {
  for (const list of lists) if (list !== kept) list.open = false;
}
for (const list of lists) {
  list.addEventListener("toggle", () => list.open && closeOthers(list));
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !list.open) return;
    list.open = false;
    list.querySelector("summary").focus();
  });
}
document.addEventListener("click", (event) => closeOthers(event.target.closest?.(".zc-explained details")));
