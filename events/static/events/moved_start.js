// Keeps the length of a meeting when its start is moved in the editor: the end moves along.
const MOMENT = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{2})/;

// On the clocks of the editor, whatever the browser's own zone is.
function read(field) {
  const found = MOMENT.exec(field.value.trim());
  return found && Date.UTC(found[1], found[2] - 1, ...found.slice(3));
}

function written(moment) {
  return new Date(moment).toISOString().slice(0, 16).replace("T", " ");
}

const start = document.getElementById("id_starts_at");
const end = document.getElementById("id_ends_at");

if (start && end) {
  let before = read(start);

  start.addEventListener("change", () => {
    const now = read(start);
    if (now === null) return;
    const ends = read(end);
    if (before !== null && ends !== null && now !== before) {
      end.value = written(ends + now - before);
      for (const name of ["input", "change"]) end.dispatchEvent(new Event(name, { bubbles: true }));
    }
    before = now;
  });
}
