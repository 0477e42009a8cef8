"use strict";
(() => {
  // Everything from the data becomes text: elements are made here and only their text is set.
  const data = JSON.parse(document.getElementById("data").textContent);
  const page = document.getElementById("page");
  const say = (key, values = {}) =>
    (data.words[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const members = data.members || [];
  members.forEach((one) => {
    const texts = [one.name, one.acronym, one.kind, one.country, one.summary];
    const lists = [one.themes, one.regions, one.offers, one.needs];
    const titles = (one.works || []).map((work) => work.title);
    one.folded = fold([...texts, ...lists.flatMap((list) => list || []), ...titles].join(" "));
    one.named = fold(`${one.name} ${one.acronym || ""}`);
  });

  const make = (tag, text, ...children) => {
    const node = document.createElement(tag);
    if (text) { node.textContent = text; node.dir = "auto"; }
    node.append(...children.filter(Boolean));
    return node;
  };
  const note = (text) => {
    const node = make("p", text);
    node.className = "note";
    return node;
  };
  const button = (text, act, plain) => {
    const node = make("button", text);
    node.type = "button";
    if (plain) node.className = "link";
    node.addEventListener("click", act);
    return node;
  };
  const list = (items) => make("ul", "", ...items.map((item) =>
    item instanceof Node ? make("li", "", item) : make("li", item)));
  const origin = (source) => {
    if (!/^https?:\/\/\S+$/i.test(source || "")) return document.createTextNode(source || "");
    const link = make("a", source);
    link.href = source;
    link.rel = "noopener noreferrer";
    return link;
  };
  const section = (title, items) =>
    items.length ? [make("h3", title), list(items)] : [];
  const facts = (one) => [one.kind, one.country].filter(Boolean).join(" · ");
  const open = (hash) => { location.hash = hash; };
  const show = (...nodes) => {
    page.replaceChildren(make("h1", data.title), ...nodes.filter(Boolean),
      note(say("made", { day: data.made_on })), note(data.attribution));
    window.scrollTo(0, 0);
  };

  // ---- search
  const wanted = { text: "", theme: "", region: "", kind: "" };
  const every = (pick) => [...new Set(members.flatMap(pick))].sort((a, b) => a.localeCompare(b));
  const choice = (label, key, values) => {
    const select = make("select", "", make("option", say("any")));
    select.firstChild.value = "";
    values.forEach((value) => {
      const option = make("option", value);
      option.value = value;
      select.append(option);
    });
    select.value = wanted[key];
    select.id = `choose-${key}`;
    const name = make("label", label);
    name.htmlFor = select.id;
    select.addEventListener("change", () => { wanted[key] = select.value; results(); });
    return make("div", "", name, select);
  };
  const found = () => {
    const words = fold(wanted.text).split(/\s+/).filter(Boolean);
    return members
      .map((one, at) => ({ one, at, first: words.length && words.every((w) => one.named.includes(w)) }))
      .filter(({ one }) => words.every((word) => one.folded.includes(word))
        && (!wanted.theme || (one.themes || []).includes(wanted.theme))
        && (!wanted.region || (one.regions || []).includes(wanted.region))
        && (!wanted.kind || one.kind === wanted.kind))
      .sort((a, b) => (b.first ? 1 : 0) - (a.first ? 1 : 0) || a.one.name.localeCompare(b.one.name));
  };
  const told = make("p");
  told.setAttribute("aria-live", "polite");
  const hits = make("ul");
  hits.className = "found";
  const results = () => {
    const rows = found();
    told.textContent = rows.length ? say("count", { number: rows.length }) : say("nobody");
    hits.replaceChildren(...rows.slice(0, 100).map(({ one, at }) => make("li", "",
      button(one.name, () => open(`m${at}`), true), note(facts(one)))));
  };
  const search = () => {
    const box = make("input");
    box.type = "search";
    box.id = "search";
    box.value = wanted.text;
    box.addEventListener("input", () => { wanted.text = box.value; results(); });
    const name = make("label", say("search"));
    name.htmlFor = "search";
    const fields = make("div", "", choice(say("theme"), "theme", every((one) => one.themes || [])),
      choice(say("region"), "region", every((one) => one.regions || [])),
      choice(say("kind"), "kind", every((one) => [one.kind])));
    fields.className = "fields";
    results();
    show(name, box, fields, told, hits);
  };

  // ---- one member
  const works = (one, most = 99) => (one.works || []).slice(0, most).map((work) =>
    make("span", "", document.createTextNode(
      `${work.title}${work.years ? ` (${work.years})` : ""} — `), origin(work.source)));
  const member = (at) => {
    const one = members[at];
    const title = make("h2", one.name);
    title.tabIndex = -1;
    const known = (one.partners || []).map((other) =>
      button(members[other].name, () => open(`m${other}`), true));
    const near = (one.matches || []).map((match) => make("span", "",
      button(members[match.member].name, () => open(`m${match.member}`), true),
      note(match.because),
      button(say("brief"), () => open(`b${at}-${match.member}`))));
    show(button(say("back"), () => open("")), title, note(facts(one)),
      one.summary && make("p", one.summary),
      one.themes && make("p", say("themes", { list: one.themes.join(", ") })),
      one.regions && make("p", say("regions", { list: one.regions.join(", ") })),
      ...section(say("matches"), near), ...section(say("works"), works(one)),
      ...section(say("offers"), one.offers || []), ...section(say("needs"), one.needs || []),
      ...section(say("partners"), known),
      make("p", "", document.createTextNode(`${say("source")} `), origin(one.source),
        one.year ? document.createTextNode(` (${one.year})`) : null));
    title.focus();
  };

  // ---- a brief for two
  const lines = (from, to, match) => {
    const a = members[from], b = members[to];
    const both = (key) => (a[key] || []).filter((value) => (b[key] || []).includes(value));
    const has = (one) => [...(one.offers || []).slice(0, 2),
      ...(one.works || []).slice(0, 3).map((work) =>
        `${work.title}${work.years ? ` (${work.years})` : ""} — ${work.source}`)];
    const common = [];
    if (both("themes").length) common.push(say("themes", { list: both("themes").join(", ") }));
    if (both("regions").length) common.push(say("regions", { list: both("regions").join(", ") }));
    const step = match.introducer
      ? say("ask", { between: match.introducer })
      : say("write", { a: a.name, b: b.name });
    return [[say("brings", { a: a.name, b: b.name }), has(a)],
      [say("brings", { a: b.name, b: a.name }), has(b)],
      [say("common"), common], [say("first"), [step]]];
  };
  const brief = (from, to) => {
    const match = (members[from].matches || []).find((one) => one.member === to);
    if (!match) { member(from); return; }
    const heading = say("between", { a: members[from].name, b: members[to].name });
    const parts = lines(from, to, match);
    const title = make("h2", heading);
    title.tabIndex = -1;
    const text = [heading, "", ...parts.flatMap(([name, items]) =>
      [name, ...(items.length ? items : [say("nothing")]).map((item) => `- ${item}`), ""])].join("\r\n");
    const save = () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      link.download = "brief.txt";
      link.click();
      URL.revokeObjectURL(link.href);
    };
    show(button(say("back_to", { a: members[from].name }), () => open(`m${from}`)), title,
      ...parts.flatMap(([name, items]) =>
        [make("h3", name), list(items.length ? items : [say("nothing")])]),
      button(say("print"), () => window.print()), button(say("save"), save));
    title.focus();
  };

  const go = () => {
    const asked = /^#(?:m(\d+)|b(\d+)-(\d+))$/.exec(location.hash);
    const numbers = (asked || []).slice(1).filter((one) => one !== undefined).map(Number);
    if (!asked || numbers.some((at) => at >= members.length)) search();
    else if (numbers.length === 1) member(numbers[0]);
    else brief(numbers[0], numbers[1]);
  };
  window.addEventListener("hashchange", go);
  go();
})();
