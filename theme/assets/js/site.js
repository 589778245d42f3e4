// Reading settings, printing, and the mark of the current heading in the table of contents. Everything works without it.
const root = document.documentElement;
const SIZES = ["small", "normal", "large", "larger"];

function remember(name, value) {
  if (value) root.setAttribute(`data-zc-${name}`, value);
  else root.removeAttribute(`data-zc-${name}`);
  try {
    if (value) localStorage.setItem(`zc-${name}`, value);
    else localStorage.removeItem(`zc-${name}`);
  } catch {
    // storage is switched off: the setting lasts for this page
  }
}

function resize(way) {
  const now = SIZES.indexOf(root.dataset.zcSize ?? "normal");
  const step = { smaller: -1, larger: 1 }[way];
  const next = step ? SIZES[Math.min(Math.max(now + step, 0), SIZES.length - 1)] : "normal";
  remember("size", next === "normal" ? null : next);
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isOn = {
  scheme: () => (root.dataset.zcScheme ?? (prefersDark.matches ? "dark" : "light")) === "dark",
  contrast: () => root.dataset.zcContrast === "high",
  mode: () => root.dataset.zcMode === "elder",
};
const turn = {
  scheme: (on) => remember("scheme", on === prefersDark.matches ? null : on ? "dark" : "light"),
  contrast: (on) => remember("contrast", on ? "high" : null),
  mode: (on) => remember("mode", on ? "elder" : null),
};

function showToggles() {
  for (const button of document.querySelectorAll("button[data-zc-toggle]")) {
    button.setAttribute("aria-pressed", String(isOn[button.dataset.zcToggle]()));
  }
}

function followHeadings() {
  const links = [...document.querySelectorAll("[data-zc-toc] a")];
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!targets.some(Boolean)) return;
  const mark = () => {
    const reached = targets.findLastIndex((target) => target && target.getBoundingClientRect().top < 140);
    links.forEach((link, index) => {
      if (index === Math.max(reached, 0)) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
}

for (const button of document.querySelectorAll("button[data-zc-size]")) {
  button.addEventListener("click", () => resize(button.dataset.zcSize));
}
for (const button of document.querySelectorAll("button[data-zc-toggle]")) {
  button.addEventListener("click", () => {
    const name = button.dataset.zcToggle;
    turn[name](!isOn[name]());
    showToggles();
  });
}
for (const button of document.querySelectorAll("[data-zc-print]")) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}
for (const group of document.querySelectorAll("[data-zc-tools]")) group.hidden = false;
prefersDark.addEventListener("change", showToggles);
showToggles();
followHeadings();
// Suggestions bring the search index with them, so they are loaded when somebody is about to type.
document.addEventListener("focusin", function load(event) {
  if (!event.target.matches(".zc-search-input")) return;
  document.removeEventListener("focusin", load);
  import("./search-suggest.js");
});

if (window.speechSynthesis && document.querySelector("[data-zc-print]")) import("./speak.js");
