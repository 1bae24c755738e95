// Suggestions while words are typed into a search box: an extra to a form that works without.
for (const box of document.querySelectorAll("[data-suggest]")) {
  if (box.dataset.suggest) suggestIn(box, box.querySelector("input[type=search]"));
}

function suggestIn(box, input) {
  const list = listbox(input);
  let waiting;
  let latest = 0;
  box.append(list);

  function show(items) {
    list.replaceChildren(...items.map((item, place) => option(`${list.id}-${place}`, item)));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const words = input.value.trim();
    const turn = ++latest;
    let items = [];
    if (words.length > 0) {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`).catch(() => null);
      if (answer?.ok) items = (await answer.json()).items;
    }
    if (turn === latest) show(items.slice(0, 8));
  }

  function move(step) {
    const options = [...list.children];
    const chosen = options.findIndex((each) => each.ariaSelected === "true");
    const next = options.at((Math.max(chosen, step < 0 ? 0 : -1) + step) % options.length);
    for (const each of options) each.ariaSelected = String(each === next);
    next.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", next.id);
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => show([]),
    Enter: () => list.querySelector("[aria-selected=true] a")?.click(),
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    const chosen = list.querySelector("[aria-selected=true]");
    if (list.hidden || !keys[event.key] || (event.key === "Enter" && !chosen)) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function listbox(input) {
  const list = document.createElement("ul");
  Object.assign(list, { id: `${input.id}-list`, className: "search-box-suggestions", hidden: true });
  Object.assign(list, { role: "listbox", ariaLabel: input.labels[0].textContent });
  Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
  input.setAttribute("aria-controls", list.id);
  return list;
}

function option(id, { title, url }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  Object.assign(item, { id, role: "option", ariaSelected: "false" });
  Object.assign(link, { href: url, textContent: title, tabIndex: -1 });
  // A press on a suggestion must not take the focus from the box before the link is followed.
  item.addEventListener("mousedown", (event) => event.preventDefault());
  item.addEventListener("click", () => link.click());
  link.addEventListener("click", (event) => event.stopPropagation());
  item.append(link);
  return item;
}
