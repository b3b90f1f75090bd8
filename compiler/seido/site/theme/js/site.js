// Small things that every page wants.

"use strict";

(() => {
  // What scrolls by itself must be reachable by keyboard; what does not scroll must not be a stop on the way.
  const settle = () => {
    for (const box of document.querySelectorAll(".scroll, pre")) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        const caption = box.querySelector("caption");
        box.setAttribute("aria-label", caption ? `表 ${caption.textContent.trim()}` : box.matches("pre") ? "文の例" : "表");
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

  // What is folded on the screen is printed open: paper cannot be pressed. What somebody had folded is folded again.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
    folded = [];
  });
})();
