// Small things that every page wants.

"use strict";

(() => {
  // What scrolls by itself must be reachable by keyboard; what does not scroll must not be a stop on the way. Each such
  // place is a landmark, so each has a name of its own: its caption, or the heading it stands under, and a number where
  // there are several.
  const NAMING = "h1, h2, h3, h4, .example-title > strong";
  const named = (box, heading) => {
    const caption = box.querySelector("caption");
    const text = (caption || heading)?.textContent.trim() || "";
    return `${box.matches("pre") ? "文の例" : "表"} ${text}`.trim();
  };
  const settle = () => {
    const used = new Map();
    let heading = null;
    for (const box of document.querySelectorAll(`${NAMING}, .scroll, pre`)) {
      if (box.matches(NAMING)) {
        heading = box;
      } else if (box.scrollWidth > box.clientWidth) {
        const name = named(box, heading);
        const count = (used.get(name) || 0) + 1;
        used.set(name, count);
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", count > 1 ? `${name}（${count}）` : name);
      } else {
        box.removeAttribute("tabindex");
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    }
  };
  settle();
  addEventListener("resize", settle);

  for (const button of document.querySelectorAll("[data-seido-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // What is folded on the screen is printed open: paper cannot be pressed. What somebody had folded is folded again. What is
  // for the screen alone (many examples) is printed where somebody has opened it.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open], .on-screen)")];
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
    folded = [];
  });
})();
