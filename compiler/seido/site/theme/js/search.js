// Search without a network and without a dictionary: every page is folded once, and a question is looked for as it is.
//
// `search-start.js` loads this and the index (search/index.js) when the field is first used. Words of a question are separated
// by spaces; a page is found where each of them stands in its title or in one of its sections. Pages of schemes come first,
// then sources; how an index ranks pages and weighs sections is said in `search.py`, how texts are compared in
// `search-fold.js`.
//
// A word that stands in no scheme and no source is taken for a shortened term of theirs: 「過疎債」 for 「過疎対策事業債」.
// Where nothing is found, the pages whose names are nearest are offered, and what can be asked for is said.

"use strict";

// Makes a form search; what it returns shows what the field asks for, and goes to the chosen page or the first.
globalThis.seidoSearch = (form) => {
  const { counts, finder, fold, words } = globalThis.seidoFold;
  const MOST = 30; // results that are shown
  const NEAR = 5; // pages that are offered where nothing is found
  const AROUND = 24; // characters shown before a hit
  const SOURCE = 1; // the rank of sources: search.py
  const GUIDE = 2;
  const CASE = 1; // the weight of a section that holds cases and technicalities
  const SHORT = { least: 2, most: 10, stretches: 3 }; // signs of a shortened term, and into how many stretches it falls apart

  const HELP =
    "制度の名前、資料や頁にある語、額（「520万円」など）で探せます。語を短くするか、空白で区切って、全部を含む頁を探してください。数字は一つの数として探します（560は、1560には当たりません）。自分の団体で使える制度は、「団体カード」で探せます。";

  const field = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const said = form.querySelector("[role=status]");
  const root = form.dataset.root;
  const pages = globalThis.seidoIndex.pages.map(([url, title, area, rank, sections]) => ({ url, title, area, rank, sections, folded: null }));
  const terms = globalThis.seidoIndex.terms.map((term) => [term, fold(term)]).filter(([, folded]) => !counts(folded));
  let chosen = -1;

  // A page with its texts folded. All pages take a tenth of a second: they are folded by and by, or when they are asked for.
  function folded(page) {
    page.folded ??= {
      title: fold(page.title),
      sections: page.sections.map(([, heading, , text]) => ({ heading: fold(heading), text: fold(text) })),
    };
    return page.folded;
  }

  function foldSome(from) {
    const until = performance.now() + 8;
    let at = from;
    while (at < pages.length && performance.now() < until) folded(pages[at++]);
    if (at < pages.length) setTimeout(foldSome, 0, at);
  }

  // How much each word (by its finders, any of which will do) says for a page: null where one of them is missing.
  function judge(page, wanted) {
    const { title, sections } = folded(page);
    const has = (finders, text) => finders.some((find) => find(text));
    const titled = wanted.map((finders) => has(finders, title));
    const met = titled.slice();
    let best = null;
    let hits = 0;
    sections.forEach((section, number) => {
      const weight = page.sections[number][2];
      let score = 0;
      let held = 0;
      wanted.forEach((finders, word) => {
        const found = has(finders, section.heading) * 6 + has(finders, section.text) * 2;
        if (found) {
          met[word] = true;
          held += 1;
        } else if (!titled[word]) return;
        score += found;
      });
      if (!held) return;
      hits += 1;
      const whole = wanted.every((_, word) => titled[word] || has(wanted[word], section.heading) || has(wanted[word], section.text));
      score = score * weight + (whole ? 20 : 0);
      // Cases stand for a page where nothing else does; the first of equal sections does.
      const before = best ? (best.weight > CASE) - (weight > CASE) : -1;
      if (before < 0 || (before === 0 && score > best.score)) best = { number, score, weight };
    });
    if (!met.every(Boolean)) return null;
    const inTitle = titled.filter(Boolean).length;
    // Where the name says it all, what else the page says does not count.
    const score = inTitle * 40 + (inTitle === wanted.length ? 40 : (best?.score ?? 0) + Math.min(hits, 9));
    // What stands in cases alone comes after the sources.
    const rank = page.rank < SOURCE && best?.weight === CASE && inTitle < wanted.length ? SOURCE + 0.5 : page.rank;
    return { page, section: best?.number ?? 0, rank, score };
  }

  // The terms that a word may be short for: it begins like them, and its signs stand in them in the same order.
  function longer(word) {
    const short = fold(word);
    if (counts(short) || short.length < SHORT.least || short.length > SHORT.most) return [];
    let best = null;
    for (const [term, long] of terms) {
      if (long[0] !== short[0] || long.length <= short.length) continue;
      let at = -1;
      let stretches = 0;
      for (const sign of short) {
        const next = long.indexOf(sign, at + 1);
        if (next < 0) {
          stretches = 0;
          break;
        }
        if (next !== at + 1 || !stretches) stretches += 1;
        at = next;
      }
      if (stretches < 2 || stretches > SHORT.stretches) continue;
      // The fewest stretches, then the shortest term; of equal ones the most used, which stands first.
      const cost = stretches * 100 + long.length;
      if (!best || cost < best.cost) best = { term, cost };
    }
    return best ? [best.term] : [];
  }

  // What a question finds, the best first; `read` tells which words were taken for shortened terms.
  function find(question) {
    const asked = words(question);
    const read = [];
    const wanted = asked.map((word) => {
      const found = finder(word);
      const used = pages.some(
        (page) => page.rank <= SOURCE && [folded(page).title, ...folded(page).sections.flatMap(({ heading, text }) => [heading, text])].some((text) => found(text)),
      );
      const meant = used ? [] : longer(word);
      if (meant.length) read.push([word, meant[0]]);
      return [found, ...meant.map(finder)];
    });
    if (!asked.length) return { results: [], read: [], wanted };
    const results = pages.map((page) => judge(page, wanted)).filter(Boolean);
    // Of equal ones the shortest name, of which the question is the larger part; then the order of the index.
    results.sort((one, other) => one.rank - other.rank || other.score - one.score || one.page.title.length - other.page.title.length);
    return { results, read, wanted };
  }

  // Pages for readers whose names share more than half of the signs of a question, and two in a row.
  function near(question) {
    const short = [...new Set(fold(words(question).join("")).replace(/[\u0001-\u0004\d]/g, ""))];
    if (short.length < 2) return [];
    const text = short.join("");
    return pages
      .filter((page) => page.rank <= GUIDE)
      .map((page) => {
        const { title } = folded(page);
        const shared = short.filter((sign) => title.includes(sign)).length;
        const pairs = short.filter((_, at) => at && title.includes(text.slice(at - 1, at + 1))).length;
        return { page, section: 0, shared, score: shared + 2 * pairs };
      })
      .filter(({ shared, score }) => shared * 2 > short.length && score > shared)
      .sort((one, other) => one.page.rank - other.page.rank || other.score - one.score)
      .slice(0, NEAR);
  }

  // A text around the first word that stands in it, and that word.
  function excerpt(text, wanted) {
    const places = [];
    const short = fold(text, places);
    const found = wanted.flatMap((finders) => finders.map((each) => each(short))).find(Boolean);
    if (!found) return [text.slice(0, AROUND * 4), "", ""];
    const start = places[found[0]];
    const end = Math.max(start + 1, places[found[1]]);
    const before = text.slice(Math.max(0, start - AROUND), start);
    return [(start > AROUND ? "…" : "") + before, text.slice(start, end).trimEnd(), text.slice(end, end + AROUND * 3)];
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
      return;
    }
    const { results, read, wanted } = find(question);
    const offered = results.length ? [] : near(question);
    const notes = read.map(([word, term]) => `「${word}」を「${term}」としても探しました。`);
    if (results.length) notes.unshift(results.length > MOST ? `${results.length}件見つかりました。はじめの${MOST}件です。` : `${results.length}件見つかりました。`);
    else notes.unshift(`「${question}」は見つかりません。`, ...(offered.length ? ["名前の近い頁を挙げます。"] : [HELP]));
    if (read.length || offered.length) {
      const note = element("div", notes.join(""), "note"); // the status says it to those who do not see
      note.setAttribute("aria-hidden", "true");
      list.append(note);
    }
    [...results.slice(0, MOST), ...offered].forEach(({ page, section: number }, at) => {
      const [anchor, heading, , text] = page.sections[number] ?? ["", "", 0, ""];
      const link = element("a", "", "result");
      link.href = `${root}${page.url}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
      link.id = `seido-result-${at}`;
      link.setAttribute("role", "option");
      link.tabIndex = -1;
      link.append(element("span", page.area, "area"), element("span", page.title, "title"));
      if (heading && heading !== page.title) link.append(element("span", heading, "heading"));
      const [before, hit, after] = excerpt(text, wanted);
      const line = element("span", before, "excerpt");
      if (hit) line.append(element("mark", hit));
      line.append(after);
      link.append(line);
      list.append(link);
    });
    const shown = links().length > 0;
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
    said.textContent = notes.join("");
  }

  const links = () => [...list.querySelectorAll(".result")];

  function close() {
    list.hidden = true;
    said.textContent = "";
    field.setAttribute("aria-expanded", "false");
  }

  function choose(step) {
    const found = links();
    if (!found.length || list.hidden) return;
    found[chosen]?.removeAttribute("aria-selected");
    chosen = (chosen + step + found.length) % found.length;
    found[chosen].setAttribute("aria-selected", "true");
    found[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", found[chosen].id);
  }

  field.addEventListener("input", (event) => {
    if (!event.isComposing) show();
  });
  field.addEventListener("compositionend", show);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter and the arrows belong to the input method
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      choose(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Escape") {
      close();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });

  foldSome(0);
  return {
    show,
    go() {
      if (list.hidden) show(); // else what is shown is what was asked, and one of it may be chosen
      (links()[chosen] ?? links()[0])?.click();
    },
  };
};
