// In every page of a preview: loads the page again when it is different, and shows what is wrong in the policy files.
// All texts are put in as text; nothing that an author wrote becomes markup.

"use strict";

(() => {
  const loaded = document.currentScript.dataset.page;
  const address = `/.seido/events?page=${encodeURIComponent(location.pathname)}`;
  let events = null;
  let gone = "";
  let box = null;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const show = (state) => {
    if (!state.heading) {
      if (box) box.hidden = true;
      return;
    }
    if (!box) {
      box = document.createElement("aside");
      box.id = "seido-live";
      box.setAttribute("aria-live", "polite");
      const skip = document.querySelector("body > .skip");
      if (skip) skip.after(box);
      else document.body.prepend(box);
    }
    box.hidden = false;
    box.setAttribute("aria-label", state.label);
    box.classList.toggle("bad", state.bad);
    if (!state.list.length) {
      box.replaceChildren(element("p", state.heading, "heading"));
      return;
    }
    const details = document.createElement("details");
    details.open = box.querySelector("details")?.open ?? state.bad;
    const list = document.createElement("ol");
    for (const { title, text, link } of state.list) {
      const entry = element("li", "");
      entry.append(element("p", title, "title"));
      if (text) {
        const lines = element("pre", text);
        lines.tabIndex = 0;
        entry.append(lines);
      }
      if (link) {
        const more = element("a", state.explain);
        more.href = link;
        entry.append(more);
      }
      list.append(entry);
    }
    details.append(element("summary", state.heading, "heading"), list);
    if (state.more) details.append(element("p", state.more));
    box.replaceChildren(details);
  };

  const listen = () => {
    if (events) return;
    events = new EventSource(address);
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.page !== loaded) {
        events.close();
        location.reload();
        return;
      }
      gone = state.gone;
      show(state);
    };
    // The browser tries again by itself; until it succeeds the page must not look as if it were the newest.
    events.onerror = () => {
      if (gone) show({ heading: gone, label: gone, bad: true, list: [] });
    };
  };
  const stop = () => {
    if (events) events.close();
    events = null;
  };

  // A browser opens six connections to a server and no more: pages that nobody looks at hold none.
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? listen() : stop()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", () => {
    if (document.visibilityState === "visible") listen();
  });
})();
