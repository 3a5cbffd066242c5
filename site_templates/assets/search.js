/*
 * The search page: loads the chunks of the index that a query needs, and shows the hits.
 *
 * Chunks are classic scripts that call `xpSearch`, because a page opened from disk may neither fetch nor import.
 * `terms` cuts words in the same way as generator/indexing/terms.py. Whatever comes out of the index is shown as text.
 */
(function () {
  "use strict";
  const PORTION = 20, PAUSE = 120, MOST_CHUNKS = 8, KEY = 6;
  const WORD = /[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}])+/gu;
  const SHOWN_WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ,\u00a0\u202f]+[\p{L}\p{N}\p{M}]+)*/gu;
  const HANGUL = /^[가-힣]/;

  function terms(text) {
    const plain = text.replace(/([0-9])[,\u00a0\u202f](?=[0-9]{3}(?![0-9]))/g, "$1").normalize("NFKC").toLowerCase()
      .replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/[\u0300-\u036f]/g, "")
      .replace(/['’]s(?![\p{L}\p{N}])/gu, "").replace(/['’ʼ]/g, "");
    const found = [];
    for (const word of plain.match(WORD) || []) {
      if (HANGUL.test(word) && word.length > 2) {
        for (let at = 0; at < word.length - 1; at++) found.push(word.slice(at, at + 2));
      } else found.push(Array.from(word).slice(0, 24).join(""));
    }
    return found;
  }

  /* Chunks */
  const buckets = new Map(), shards = new Map(), loading = new Map();
  let directory = null;
  window.xpSearch = {
    terms,
    bucket(prefix, held) { buckets.set(prefix, held); },
    shard(name, held) { shards.set(name, held); },
    directory(held) {
      directory = { width: held.width, prefixes: held.buckets ? held.buckets.split(" ") : [] };
      directory.known = new Set(directory.prefixes);
    },
  };

  const form = document.querySelector("form[data-base]");
  if (!form) return;
  const base = form.dataset.base, input = form.elements.q;
  // The words of the page's language, and how it counts.
  const said = JSON.parse(form.dataset.words), language = form.lang || "en", plural = new Intl.PluralRules(language);
  const say = document.querySelector(".xp-search__status");
  const list = document.querySelector(".xp-hits"), more = document.querySelector(".xp-search__more");
  const own = (held, name) => (Object.prototype.hasOwnProperty.call(held, name) ? held[name] : undefined);
  const hex = (signs) => Array.from(signs, (sign) => sign.codePointAt(0).toString(16)).join("_");

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = base + "search/" + name + ".js";
        script.onload = () => { script.remove(); resolve(); };
        script.onerror = () => { script.remove(); loading.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  /* One word: the documents that hold it, each with 2 for the title or 1 for the text */
  async function find(term, asBeginning) {
    const signs = Array.from(term);
    let home = "";
    for (let length = 1; length <= signs.length; length++) {
      const prefix = signs.slice(0, length).join("");
      if (directory.known.has(prefix)) home = prefix;
    }
    let names = asBeginning ? directory.prefixes.filter((prefix) => prefix !== home && prefix.startsWith(term)) : [];
    // So short a beginning would load much of the index: then the whole word only.
    const short = names.length >= MOST_CHUNKS;
    if (short) names = [];
    if (home) names.unshift(home);
    await Promise.all(names.map((prefix) => load("t-" + hex(prefix))));
    const found = { keys: new Map(), cut: false, short };
    for (const prefix of names) {
      const held = buckets.get(prefix) || {};
      const matching = asBeginning && !short ? Object.keys(held).filter((one) => one.startsWith(term)) : [term];
      for (const one of matching) {
        const [strong, weak, cut] = own(held, one) || ["", ""];
        if (cut) found.cut = true;
        for (let at = 0; at < weak.length; at += KEY) {
          const key = weak.substr(at, KEY);
          if (!found.keys.has(key)) found.keys.set(key, 1);
        }
        for (let at = 0; at < strong.length; at += KEY) found.keys.set(strong.substr(at, KEY), 2);
      }
    }
    return found;
  }

  async function findWord(term, isLast) {
    const length = Array.from(term).length;
    const found = await find(term, isLast && (length > 1 || HANGUL.test(term)));
    // A word that stands nowhere as typed may be the beginning of an inflected one.
    return isLast || found.keys.size || found.cut || length < 3 ? found : find(term, true);
  }

  /* All words: a list that was cut says nothing of the documents it lacks, so it excludes none */
  function combine(words) {
    const whole = words.filter((word) => !word.cut);
    const candidates = new Set();
    for (const word of whole.length ? [whole.reduce((a, b) => (b.keys.size < a.keys.size ? b : a))] : words) {
      for (const key of word.keys.keys()) candidates.add(key);
    }
    const hits = [];
    for (const key of candidates) {
      if (!whole.every((word) => word.keys.has(key))) continue;
      const strong = words.filter((word) => word.keys.get(key) === 2).length;
      // What surely holds all words comes before what may.
      const sure = words.every((word) => word.keys.has(key));
      hits.push({ key, rank: !sure ? 3 : strong === words.length ? 0 : strong ? 1 : 2 });
    }
    // By key within a rank: an order by address would ask for every shard.
    return hits.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  }

  /* Showing */
  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function marked(text, wanted) {
    const made = element("p", "", "xp-hit__text");
    const last = wanted[wanted.length - 1];
    let done = 0;
    for (const match of text.matchAll ? text.matchAll(SHOWN_WORD) : []) {
      if (!terms(match[0]).some((one) => wanted.includes(one) || one.startsWith(last))) continue;
      made.append(text.slice(done, match.index), element("mark", match[0]));
      done = match.index + match[0].length;
    }
    made.append(text.slice(done));
    return made;
  }

  function hit([address, title, kind, text], wanted) {
    const made = element("li", "", "xp-hit");
    if (kind) made.append(element("p", kind, "xp-kind"));
    const link = element("a", title || address);
    // A folder opened from disk would be listed instead of its page.
    link.href = base + (location.protocol === "file:" ? address.replace(/(^|\/)(?=$|#)/, "$1index.html") : address);
    const heading = element("h2");
    heading.append(link);
    made.append(heading);
    if (text) made.append(marked(text, wanted));
    return made;
  }

  let turn = 0, hits = [], shown = 0, wanted = [];

  async function showMore(mine) {
    const portion = hits.slice(shown, shown + PORTION);
    const nameOf = (one) => one.key.slice(0, directory.width);
    await Promise.all([...new Set(portion.map(nameOf))].map((name) => load("d-" + hex(name))));
    if (mine !== turn) return null;
    const found = [];
    for (const one of portion) {
      for (const document of own(shards.get(nameOf(one)) || {}, one.key) || []) found.push({ rank: one.rank, document });
    }
    found.sort((a, b) => a.rank - b.rank || (a.document[0] < b.document[0] ? -1 : 1));
    const items = found.map((one) => hit(one.document, wanted));
    list.append(...items);
    shown += portion.length;
    more.hidden = shown >= hits.length;
    return items[0];
  }

  function failed(mine, what) {
    if (mine === turn) say.textContent = what;
  }

  async function search() {
    const mine = ++turn, query = input.value.trim();
    const all = terms(query), last = all.pop();
    wanted = last === undefined ? [] : [...new Set(all.filter((one) => one !== last)), last];
    try {
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch (refused) { /* A page opened from disk may not change its address. */ }
    hits = [];
    if (wanted.length) {
      say.textContent = said.searching;
      try {
        await load("directory");
      } catch (error) {
        return failed(mine, said.failed);
      }
    }
    try {
      const words = await Promise.all(wanted.map((one) => findWord(one, one === last)));
      if (mine !== turn) return undefined;
      hits = combine(words);
      shown = 0;
      list.textContent = "";
      more.hidden = true;
      await showMore(mine);
      if (mine !== turn) return undefined;
      const forms = words.some((word) => word.cut) ? said.about : said.hits;
      const found = hits.length ? forms[plural.select(hits.length)] || forms.other : said.none;
      const filled = { n: hits.length.toLocaleString(language), words: query };
      say.textContent = !wanted.length ? "" : found.replace(/\{(n|words)\}/g, (_, name) => filled[name]) +
        (words.some((word) => word.short) ? " " + said.short : "");
    } catch (error) {
      failed(mine, said.failed_part);
    }
    return undefined;
  }

  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  more.addEventListener("click", async () => {
    const mine = turn;
    try {
      const first = await showMore(mine);
      if (first) first.querySelector("a").focus();
    } catch (error) {
      failed(mine, said.failed_more);
    }
  });
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) search();
})();
