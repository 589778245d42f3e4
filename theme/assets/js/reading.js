// An interpretation: questions that open by their address, diagrams that grow, terms explained where they stand.
// Without this script questions open by hand, diagrams scroll, and a term is a link to its explanation.
const ZOOM = { least: 0.5, most: 3, step: 1.25 };

function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(id);
  const closed = target?.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  target.scrollIntoView();
}

function offerToOpenAll(tools) {
  const questions = [...document.querySelectorAll("details.zc-question")];
  const button = tools.querySelector("button");
  const show = () => {
    button.textContent = questions.every((question) => question.open) ? "全部收起" : "全部展开";
  };
  button.addEventListener("click", () => {
    const open = !questions.every((question) => question.open);
    for (const question of questions) question.open = open;
  });
  for (const question of questions) question.addEventListener("toggle", show);
  show();
  tools.hidden = questions.length < 2;
}

// On a phone a picture of lanes is mostly blank at any moment: the steps above it say the same, the picture opens on demand.
function foldPictures() {
  if (!matchMedia("(max-width: 48rem)").matches) return;
  for (const picture of document.querySelectorAll(".zc-flow-picture")) picture.open = false;
}

function offerZoom(tools) {
  const region = document.getElementById(tools.dataset.zcZoom);
  const svg = region?.querySelector("svg");
  if (!svg) return;
  let scale = 1;
  const said = tools.querySelector("output");
  const apply = (next) => {
    scale = Math.min(Math.max(next, ZOOM.least), ZOOM.most);
    const natural = svg.viewBox.baseVal.width;
    const fitting = scale === 1 ? "" : `${Math.round(natural * scale)}px`;
    svg.style.width = fitting;
    svg.style.minWidth = fitting && "0";
    svg.style.maxWidth = fitting && "none";
    said.textContent = `${Math.round(scale * 100)}%`;
  };
  const act = {
    in: () => apply(scale * ZOOM.step),
    out: () => apply(scale / ZOOM.step),
    fit: () => apply(1),
  };
  tools.addEventListener("click", (event) => act[event.target.closest("button")?.dataset.zcScale]?.());
  region.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = { "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key];
    if (!way) return;
    event.preventDefault();
    act[way]();
  });
  tools.hidden = false;
}

function explainTerms() {
  const note = document.createElement("div");
  if (!("popover" in note)) return;
  note.className = "zc-term-note";
  note.popover = "auto";
  note.setAttribute("role", "dialog");
  note.tabIndex = -1;
  document.addEventListener("click", (event) => {
    const use = event.target.closest("a.zc-term");
    const entry = use && document.getElementById(use.hash.slice(1));
    if (!entry) return;
    event.preventDefault();
    const name = document.createElement("strong");
    name.textContent = entry.textContent;
    const text = document.createElement("p");
    text.textContent = entry.parentElement.querySelector(".zc-term-text").textContent;
    const more = document.createElement("a");
    more.href = use.hash;
    more.textContent = "到“关键词”一节看";
    more.addEventListener("click", () => note.hidePopover());
    const close = document.createElement("button");
    close.type = "button";
    close.className = "zc-button";
    close.textContent = "关闭";
    close.addEventListener("click", () => {
      note.hidePopover();
      use.focus();
    });
    note.setAttribute("aria-label", `${entry.textContent}的解释`);
    note.replaceChildren(name, text, more, close);
    use.after(note);
    note.showPopover();
    note.focus();
  });
}

foldPictures();
openTarget();
addEventListener("hashchange", openTarget);
for (const tools of document.querySelectorAll("[data-zc-questions]")) offerToOpenAll(tools);
for (const tools of document.querySelectorAll("[data-zc-zoom]")) offerZoom(tools);
if (document.querySelector("a.zc-term")) explainTerms();
// On paper everything is open, and afterwards as it was.
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("main details:not([open])")];
  for (const element of closed) element.open = true;
});
addEventListener("afterprint", () => {
  for (const element of closed) element.open = false;
});
