// Search without a network and without a dictionary: every page is folded once, and a question is looked for as it is.
//
// The index (search/index.js) is loaded when the field is first used. Words of a question are separated by spaces; a
// section is found where all of them stand in its heading, its text or the title of its page. Headings count more than
// text, and pages of schemes more than those about seido itself.

"use strict";

(() => {
  const AREAS = ["制度", "資料"]; // in this order; all other areas come after them
  const MOST = 30; // results that are shown
  const AROUND = 24; // characters shown before a hit
  const LONGEST = 60; // characters of a text that a hit is marked in

  const form = document.querySelector("[data-seido-search]");
  if (!form) return;
  const field = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const said = form.querySelector("[role=status]");
  const root = form.dataset.root;
  form.hidden = false;

  let pages = null;
  let chosen = -1;

  const PLACES = { 兆: 12, 億: 8, 万: 4, 千: 3, 百: 2 };

  // 1億2000万 is 120000000: who looks for 4,850,000円 means 485万円 too.
  function digits(figure) {
    let total = 0n;
    for (const [, whole, fraction = "", place] of figure.matchAll(/(\d+)(?:\.(\d+))?([兆億万千百]|$)/g)) {
      const zeros = (PLACES[place] ?? 0) - fraction.length;
      if (zeros < 0) return figure;
      total += BigInt(whole + fraction) * 10n ** BigInt(zeros);
    }
    return String(total);
  }

  // Character width, case, the commas within figures, white space and the way a figure is written do not count.
  function fold(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/(\d),(?=\d)/g, "$1")
      .replace(/(?:\d+(?:\.\d+)?[兆億万千百])+\d*(?![.\d])/g, digits)
      .replace(/[〜～]/g, "~")
      .replace(/[‐‑–—−]/g, "-")
      .replace(/\s+/g, "");
  }

  function load() {
    if (pages) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}search/index.js`;
      script.onload = () => {
        pages = globalThis.seidoIndex.map(([url, title, area, sections]) => ({
          url,
          title,
          area,
          folded: fold(title),
          sections: sections.map(([anchor, heading, text]) => ({
            anchor,
            heading,
            text,
            foldedHeading: fold(heading),
            folded: fold(text),
          })),
        }));
        resolve();
      };
      script.onerror = reject;
      document.head.append(script);
    });
  }

  function find(question) {
    const words = question.split(/[\s　]+/).map(fold).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (const page of pages) {
      let best = null;
      for (const section of page.sections) {
        let score = 0;
        for (const word of words) {
          const within = page.folded.includes(word) * 8 + section.foldedHeading.includes(word) * 4 + section.folded.includes(word);
          if (!within) {
            score = 0;
            break;
          }
          score += within;
        }
        // The first of equal sections stands for its page.
        if (score && (!best || score > best.score)) best = { section, score };
      }
      if (!best) continue;
      const whole = words.every((word) => page.folded.includes(word)) ? 100 : 0;
      const area = AREAS.indexOf(page.area);
      const rank = whole + best.score * 2 + (area < 0 ? 0 : (AREAS.length - area) * 20);
      const list = page.url.endsWith("index.html") ? -10 : 0; // a list names a page; the page itself is meant
      found.push({ page, section: best.section, rank: rank + list });
    }
    return found.sort((one, other) => other.rank - one.rank).slice(0, MOST);
  }

  // Where a folded word stands in the text as it is shown: the shortest stretch that folds to something with the word.
  function excerpt(text, word) {
    const folded = fold(text);
    const at = folded.indexOf(word);
    if (at < 0) return [text.slice(0, AROUND * 4), "", ""];
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fold(text.slice(0, middle)).length <= at) low = middle + 1;
      else high = middle;
    }
    const start = Math.max(0, low - 1);
    let end = start + 1;
    while (end < Math.min(text.length, start + LONGEST) && !fold(text.slice(start, end)).includes(word)) end += 1;
    const before = text.slice(Math.max(0, start - AROUND), start);
    return [(start > AROUND ? "…" : "") + before, text.slice(start, end), text.slice(end, end + AROUND * 3)];
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function show() {
    const question = field.value.trim();
    list.replaceChildren();
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    if (!question) {
      close();
      said.textContent = "";
      return;
    }
    const results = find(question);
    const word = fold(question.split(/[\s　]+/)[0]);
    results.forEach(({ page, section }, number) => {
      const link = element("a", "", "result");
      link.href = `${root}${page.url}${section.anchor ? `#${encodeURIComponent(section.anchor)}` : ""}`;
      link.id = `seido-result-${number}`;
      link.setAttribute("role", "option");
      link.tabIndex = -1;
      link.append(element("span", page.area, "area"), element("span", page.title, "title"));
      if (section.heading && section.heading !== page.title) link.append(element("span", section.heading, "heading"));
      const [before, hit, after] = excerpt(section.text, word);
      const line = element("span", before, "excerpt");
      if (hit) line.append(element("mark", hit));
      line.append(after);
      link.append(line);
      list.append(link);
    });
    list.hidden = !results.length;
    field.setAttribute("aria-expanded", String(results.length > 0));
    said.textContent = results.length ? `${results.length}件見つかりました` : `「${question}」は見つかりません`;
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
  }

  function choose(step) {
    const links = [...list.children];
    if (!links.length || list.hidden) return;
    links[chosen]?.removeAttribute("aria-selected");
    chosen = (chosen + step + links.length) % links.length;
    links[chosen].setAttribute("aria-selected", "true");
    links[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", links[chosen].id);
  }

  const update = () =>
    load().then(show, () => {
      said.textContent = "検索の準備ができませんでした";
    });

  field.addEventListener("focus", () => load().catch(() => {}));
  field.addEventListener("input", (event) => {
    if (!event.isComposing) update();
  });
  field.addEventListener("compositionend", update);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter and the arrows belong to the input method
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      choose(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Escape") {
      close();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update().then(() => (list.children[chosen] ?? list.children[0])?.click());
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(?:input|textarea|select)$/i.test(event.target.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
})();
