// What Streamlit leaves to be wished: the page says its language, tables that scroll can be reached
// by keyboard, and the few words that are built in are in the visitor's language.
(() => {
  const html = document.documentElement;
  const page = (window.brokerPage = window.brokerPage || {});
  page.said = said;

  const put = (node, text) => {
    if (node && text && node.textContent !== text) node.textContent = text;
  };
  const name = (node, attribute, text) => {
    if (node && text && node.getAttribute(attribute) !== text) node.setAttribute(attribute, text);
  };

  const picture = (frame, words) => {
    name(frame, "title", words.picture);
    const inside = frame.contentDocument;
    if (!inside || !inside.body) return;
    inside.documentElement.lang = words.language;
    put(inside.querySelector(".infopanel__help"), words.help);
    for (const [id, text] of Object.entries(words.tools)) {
      name(inside.getElementById(id), "title", text);
    }
  };

  const lost = (words) => {
    for (const dialog of document.querySelectorAll('section[role="dialog"]')) {
      const title = dialog.querySelector("h2");
      if (!title || title.textContent !== "Page not found") continue;
      put(title, words.noPage);
      put(title.nextElementSibling, words.firstPage);
      name(dialog.querySelector("button"), "aria-label", words.close);
    }
  };

  // A text that is being written outlasts a page that is loaded again, as happens on a telephone,
  // and one that is left for another. It stays in this window of the browser, and goes with it.
  const FIELD = ".st-key-text textarea";
  const kept = (text) => {
    // Two services at one address tell each other nothing.
    const key = `broker text ${location.pathname.replace(/[^/]*$/, "")}`;
    try {
      if (text !== undefined) sessionStorage.setItem(key, text);
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const met = (page.met = page.met || new WeakMap());
  const OFTEN = 5;
  const restore = () => {
    const field = document.querySelector(FIELD);
    // The field of an example is filled a moment after it is drawn.
    if (field && !new URLSearchParams(location.search).has("example")) {
      const text = kept();
      const times = met.get(field);
      // Whoever empties the field empties what is kept; where only the field is empty, the page
      // was drawn anew, now and then once more after the text was put back.
      if (text && !field.value && (times || 0) < OFTEN) {
        met.set(field, (times || 0) + 1);
        // Streamlit hears of it only as of something that was typed.
        const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
        set.call(field, text);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (times === undefined) {
        met.set(field, 0);
        if (field.value) kept(field.value); // written before this script was there
      }
    }
    html.toggleAttribute("data-written", Boolean(field && field.value));
  };

  // What somebody does gives one address to go back to, in however many steps its answer writes it.
  const one_address_each = () => {
    const push = history.pushState.bind(history);
    let done = false;
    for (const what of ["pointerdown", "click", "keydown", "drop"]) {
      addEventListener(what, () => (done = true), true);
    }
    history.pushState = (...entry) => {
      (done ? push : history.replaceState.bind(history))(...entry);
      done = false;
    };
  };

  const tidy = () => {
    page.waiting = false;
    const words = page.said;
    lost(words);
    restore();
    if (html.lang !== words.language) html.lang = words.language;
    for (const box of document.querySelectorAll('[data-testid="stTable"] > div')) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls && box.tabIndex !== 0) box.tabIndex = 0;
      if (scrolls) {
        name(box, "role", "region");
        const table = box.querySelector("table");
        name(box, "aria-label", (table && table.getAttribute("aria-label")) || words.table);
      } else if (box.hasAttribute("tabindex")) {
        for (const one of ["tabindex", "role", "aria-label"]) box.removeAttribute(one);
      }
    }
    for (const one of document.querySelectorAll('[class*="st-key-rows-named-"] table')) {
      const names = [...one.querySelectorAll("thead th")].map((cell) => cell.innerText.trim());
      for (const row of one.querySelectorAll("tbody tr")) {
        [...row.children].forEach((cell, at) => name(cell, "data-name", names[at]));
      }
    }
    for (const tag of document.querySelectorAll("[data-tag] > button")) {
      const label = tag.parentElement.getAttribute("aria-label");
      name(tag, "aria-label", words.remove.replace("{}", label));
    }
    name(document.querySelector('[data-testid="stExpandSidebarButton"]'), "aria-label", words.pages);
    const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
    name(close, "aria-label", words.close);
    name(document.querySelector('[data-testid="stSidebarNav"]'), "aria-label", words.pages);
    const uploads = '[data-testid="stFileUploaderDropzone"] button p';
    for (const text of document.querySelectorAll(uploads)) put(text, words.choose);
    for (const frame of document.querySelectorAll('iframe[src*="st_link_analysis"]')) {
      picture(frame, words);
    }
  };
  const soon = () => {
    if (page.waiting) return;
    page.waiting = true;
    setTimeout(tidy, 60);
  };
  page.soon = soon;
  if (!page.watch) {
    page.watch = new MutationObserver(() => page.soon());
    page.watch.observe(document.body, { childList: true, subtree: true });
    addEventListener("resize", () => page.soon());
    // On a telephone the list of pages lies over the page: it goes once a page is chosen.
    document.addEventListener("click", (event) => {
      if (innerWidth > 768 || !event.target.closest('[data-testid="stSidebarNavLink"]')) return;
      const close = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
      if (close) setTimeout(() => close.click());
    });
    document.addEventListener("input", (event) => {
      if (event.target.matches(FIELD)) kept(event.target.value);
      page.soon();
    });
    // A file takes the place of what was written.
    document.addEventListener("change", (event) => {
      if (event.target.matches('input[type="file"]')) kept("");
    });
    one_address_each();
    // A picture fills its frame later than the page is drawn, unseen from here.
    setInterval(() => document.querySelector("iframe") && page.soon(), 1500);
  }
  soon();
})();
