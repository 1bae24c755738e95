// Shows how far a list is, and loads the page with the result once it is there.
const WAIT = 500;

const next = async () => {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-progress]");
    if (answer.ok && !fresh) return location.reload();
    if (fresh) show(fresh);
  } catch {
    // No answer: the next one may come.
  }
  setTimeout(next, WAIT);
};

const show = (fresh) => {
  const here = document.querySelector("[data-progress]");
  here.querySelector("[role=status]").textContent =
    fresh.querySelector("[role=status]").textContent.trim();
  here.querySelector("progress").value = fresh.querySelector("progress").value;
};

setTimeout(next, WAIT);
