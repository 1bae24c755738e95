// Suggestions while words are typed into a search box: an extra to a form that works without.
for (const box of document.querySelectorAll("[data-suggest]")) {
  const address = box.dataset.suggest;
  if (address) {
    suggestIn(box, box.querySelector("input[type=search]"), address);
  }
}

function suggestIn(box, input, address) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "search-box-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  list.hidden = true;
  box.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let waiting;
  let latest = 0;

  const chosen = () => list.querySelector("[aria-selected=true]");

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(items) {
    list.replaceChildren(...items.map((item, place) => option(list.id, item, place)));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    input.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const words = input.value.trim();
    const turn = ++latest;
    if (words.length < 2) return close();
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`);
      const found = answer.ok ? await answer.json() : { items: [] };
      if (turn === latest) show((found.items ?? found.suggestions ?? []).slice(0, 8));
    } catch {
      close();
    }
  }

  function move(step) {
    const options = [...list.children];
    const at = options.indexOf(chosen());
    chosen()?.setAttribute("aria-selected", "false");
    const next = options[(at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length];
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", next.id);
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      chosen().click();
    }
  });
}

function option(prefix, item, place) {
  const element = document.createElement("li");
  element.id = `${prefix}-${place}`;
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  element.textContent = item.title ?? item.text ?? String(item);
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", () => location.assign(item.url));
  return element;
}
