// 朗读: reads the title and the text of a document aloud, with a voice that this device holds: voices from the network would
// send the text to other hosts. Without such a voice there is no button.
const BLOCKS = "h1, h2, h3, h4, p, li, td, th, dt, dd, summary, figcaption";
const LONGEST = 120; // some browsers fall silent in the middle of a longer utterance

const speech = window.speechSynthesis;
const print = document.querySelector("[data-zc-print]");
const button = document.createElement("button");
let waiting = [];
let current = null;

const localVoice = () => speech.getVoices().find((voice) => voice.localService && /^(zh|cmn)([-_]|$)/i.test(voice.lang));

/** The parts of a text that are spoken in one go: sentences, and pieces of those that are too long. */
export function utterances(text) {
  const sentences = text.replace(/\s+/g, " ").match(/[^。！？；]+[。！？；”）]*/g) ?? [];
  return sentences.flatMap((sentence) => sentence.match(new RegExp(`.{1,${LONGEST}}(?=$|[，、：])[，、：]?|.{1,${LONGEST}}`, "gs")) ?? []);
}

function blocks() {
  const parts = [...document.querySelectorAll(".zc-layout-title h1"), ...document.querySelectorAll(`.zc-body :is(${BLOCKS})`)];
  return parts.filter((part) => part.checkVisibility?.() !== false && !part.querySelector(BLOCKS) && part.textContent.trim());
}

function mark(part) {
  current?.classList.remove("zc-spoken");
  current = part;
  if (!part) return;
  part.classList.add("zc-spoken");
  const place = part.getBoundingClientRect();
  if (place.bottom > innerHeight || place.top < 0) part.scrollIntoView({ block: "center" });
}

function stop() {
  waiting = [];
  speech.cancel();
  mark(null);
  button.textContent = "朗读";
  button.setAttribute("aria-pressed", "false");
}

function next() {
  const item = waiting.shift();
  if (!item) return stop();
  const [part, text] = item;
  mark(part);
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = localVoice();
  utterance.lang = "zh-CN";
  const mine = waiting;
  utterance.onend = () => mine === waiting && next();
  utterance.onerror = () => mine === waiting && stop();
  speech.speak(utterance);
}

function toggle() {
  if (button.getAttribute("aria-pressed") === "true") return stop();
  const parts = blocks();
  const first = Math.max(parts.findIndex((part) => part.getBoundingClientRect().bottom > 0), 0); // from where the reader is
  waiting = parts.slice(first).flatMap((part) => utterances(part.textContent).map((text) => [part, text]));
  button.textContent = "停止朗读";
  button.setAttribute("aria-pressed", "true");
  next();
}

function offer() {
  if (button.isConnected || !localVoice()) return;
  button.type = "button";
  button.className = "zc-button";
  button.addEventListener("click", toggle);
  addEventListener("pagehide", stop);
  stop();
  print.after(button);
}

if (speech && print) {
  speech.addEventListener?.("voiceschanged", offer); // many browsers learn of their voices late
  offer();
}
