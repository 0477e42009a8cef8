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

  const tidy = () => {
    page.waiting = false;
    const words = page.said;
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
    // A picture fills its frame later than the page is drawn, unseen from here.
    setInterval(() => document.querySelector("iframe") && page.soon(), 1500);
  }
  soon();
})();
