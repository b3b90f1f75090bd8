// The field for searching, on every page. What searches weighs more than it, and comes when the field is first used.

"use strict";

(() => {
  const FILES = ["js/search-fold.js", "js/search.js", "search/index.js"];

  const form = document.querySelector("[data-seido-search]");
  if (!form) return;
  const field = form.querySelector("input");
  form.hidden = false;

  const load = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = form.dataset.root + file;
      script.async = false; // they run in the order in which they are asked for
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  let coming = null;
  function start() {
    coming ??= Promise.all(FILES.map(load)).then(
      () => {
        const search = globalThis.seidoSearch(form);
        search.show(); // what was typed meanwhile
        return search;
      },
      () => {
        coming = null; // the next use tries again
        form.querySelector("[role=status]").textContent = "検索の準備ができませんでした";
      },
    );
    return coming;
  }

  field.addEventListener("focus", start);
  field.addEventListener("input", start);
  if (document.activeElement === field) start();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start().then((search) => search?.go());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(?:input|textarea|select)$/i.test(event.target.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
})();
