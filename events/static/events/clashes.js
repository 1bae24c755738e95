// Asks anew what is in the way when another time is chosen in the editor of a meeting.
const FIELDS = { starts: "id_starts_at", ends: "id_ends_at" };
const PAUSE = 400; // milliseconds, so that typing asks once

function watch(panel) {
  let waiting;
  let latest = 0;

  async function ask() {
    const number = ++latest;
    const asked = new URLSearchParams({ own: panel.dataset.own });
    for (const [name, id] of Object.entries(FIELDS)) {
      asked.set(name, document.getElementById(id)?.value ?? "");
    }
    const answer = await fetch(`${panel.dataset.clashes}?${asked}`, { credentials: "same-origin" });
    const words = await answer.text();
    if (answer.ok && number === latest) panel.innerHTML = words;
  }

  for (const id of Object.values(FIELDS)) {
    for (const event of ["change", "input"]) {
      document.getElementById(id)?.addEventListener(event, () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => ask().catch(() => {}), PAUSE);
      });
    }
  }
}

document.querySelectorAll("[data-clashes]").forEach(watch);
