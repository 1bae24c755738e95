// Marks links whose text says nothing about where they lead, for the content checks of editors.
const UNCLEAR = new Set([
  "här", "klicka här", "klicka", "tryck här", "länk", "länken", "läs mer", "läs mer här",
  "läs vidare", "mer", "mer info", "mer information", "se mer", "visa mer", "fortsätt",
  "here", "click here", "click", "link", "read more", "more", "more info",
  "more information", "learn more", "see more", "continue", "this page",
]);

const words = (link) =>
  (link.getAttribute("aria-label") ?? link.textContent)
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, "")
    .replace(/\s+/g, " ")
    .trim();

for (const link of document.querySelectorAll("main a[href]")) {
  if (UNCLEAR.has(words(link))) link.dataset.unclearText = "";
}
