// Loads the page anew when the preview has a newer version, and keeps the panel open or shut as the drafter left it.

const panel = document.getElementById("zcp");
const box = panel.querySelector("details");
const state = panel.querySelector("[role=status]");
const KEY = "zcp-open";

const kept = sessionStorage.getItem(KEY);
if (kept !== null) box.open = kept === "yes";
box.querySelector("summary").addEventListener("click", () => {
  sessionStorage.setItem(KEY, box.open ? "no" : "yes"); // the click comes before the change
});

let events = null;

function listen() {
  events?.close();
  events = new EventSource(`/-/preview/events?version=${panel.dataset.version}`);
  events.addEventListener("open", () => (state.textContent = ""));
  events.addEventListener("change", () => {
    events.close();
    location.reload();
  });
  events.addEventListener("error", () => (state.textContent = "预览已停止"));
}

// A browser opens only six connections to one server, so a tab in the background gives its own back.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") listen();
  else events?.close();
});
window.addEventListener("pagehide", () => events?.close());
if (document.visibilityState === "visible") listen();
