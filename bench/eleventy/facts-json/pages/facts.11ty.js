// One page for each fact: its prose, statements, quotes, links and backlinks, in the theme's frame.
import { readFileSync } from "node:fs";

const beside = (file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
const shape = JSON.parse(beside("shape.json"));
const frame = beside("frame.html").split(/@@(title|description|contents|body)@@/);

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
const REFERENCE = /\[\[([a-z0-9-]+)(?:\|([^\]]+))?\]\]/g;

let byId = null;
let backlinks = null;

// The targets of a fact's fields and of the references in its prose.
function* targets({ kind, fact }) {
  const { prose, one, many, each } = shape[kind];
  for (const [name] of one) if (fact[name]) yield fact[name];
  for (const [name] of many) yield* fact[name] ?? [];
  for (const [name, key] of each) for (const entry of fact[name] ?? []) yield entry[key];
  for (const said of fact.statements ?? fact.estimates ?? []) yield said.speaker;
  for (const sentence of fact.answer ?? []) yield* sentence.cites;
  for (const part of fact.parts ?? []) yield* part.facts;
  for (const [name] of prose) for (const [, id] of (fact[name] ?? "").matchAll(REFERENCE)) yield id;
}

function index(entries) {
  byId = new Map(entries.map((entry) => [entry.fact.id, entry]));
  backlinks = new Map();
  for (const entry of entries) {
    for (const id of new Set(targets(entry))) {
      if (!backlinks.has(id)) backlinks.set(id, []);
      backlinks.get(id).push(entry);
    }
  }
}

const link = (id) => {
  const entry = byId.get(id);
  return entry ? `<a href="../../${entry.page}">${safe(entry.fact.title)}</a>` : safe(id);
};

const prose = (text) =>
  safe(text)
    .replace(/\*([^*]+)\*/g, "<em>$1</em>")
    .replace(REFERENCE, (_, id, words) => {
      const entry = byId.get(id);
      return entry ? `<a class="xp-ref" href="../../${entry.page}">${words ?? safe(entry.fact.title)}</a>` : id;
    });

const note = (label, text) =>
  text ? `<div class="xp-note"><p class="xp-note__label">${label}</p><p>${prose(text)}</p></div>\n` : "";

const quote = ({ source, spans, printed }) => {
  const words = safe(printed.join(" … "));
  const [start] = spans[0];
  const end = spans.at(-1)[1];
  return `<figure class="xp-quote">
  <blockquote dir="auto">
    <p>${words}</p>
  </blockquote>
  <figcaption><a href="../../sources/${source}/#w${start}-${end}">In the article<span class="xp-hidden">: ${words}</span></a></figcaption>
</figure>
`;
};

const row = (label, value) => `  <div><dt>${label}</dt><dd>${value}</dd></div>\n`;

const chip = (name) =>
  `<span class="xp-chip xp-chip--${name}"><span class="xp-icon xp-icon--${name}" aria-hidden="true"></span>${name}</span>`;

const when = (said) => safe(said?.as_given ?? said?.date ?? "not stated");

// A statement of a claim, or an estimate of a figure.
const said = (entry, list, place) => {
  const one = entry.fact[list][place];
  const name = one.stance ?? one.as_given;
  const quotes = entry.passages.filter(({ at }) => at.startsWith(`${list}/${place}/`));
  return `<section class="xp-said" id="${one.id}">
  <header class="xp-said__head">
    <h3>${link(one.speaker)}</h3>
    ${chip(safe(name))}
    <a class="xp-permalink" href="#${one.id}">Permalink<span class="xp-hidden"> to ${safe(one.id)}: ${safe(name)}</span></a>
  </header>
${quotes.map(quote).join("")}  <p class="xp-chain"><span class="xp-chain__label">How the words reached us</span>
${quotes.map(({ source }) => `<span class="xp-chain__step">${link(source)}</span> <span aria-hidden="true">←</span><span class="xp-hidden">quoting</span> `).join("")}<span class="xp-chain__step">${link(one.speaker)}</span></p>
  <dl class="xp-details">
${row("Quoted", safe(one.quote_type))}${row("In the article’s word", `“${safe(one.cue ?? "")}”`)}${row("Certainty", safe(one.certainty ?? "underspecified"))}${row("Said", when(one.said))}  </dl>
${note("In our words", one.note)}</section>
`;
};

const section = (id, title, inside) => (inside ? `<h2 id="${id}">${title}</h2>\n${inside}` : "");

const list = (items) => `<ul>\n${items.map((item) => `  <li>${item}</li>\n`).join("")}</ul>\n`;

function status({ status: one, fact }) {
  if (!one) return "";
  const voices = fact.statements.map(
    ({ id, stance, speaker }) =>
      `${chip(stance)} <a href="#${id}">${safe(byId.get(speaker)?.fact.title ?? speaker)}</a>`,
  );
  return `<p class="xp-rule">${chip(one.code)} <span>${safe(one.label)}</span> <span>${safe(one.rule)}</span></p>\n${list(voices)}`;
}

function usedBy(entry) {
  return [...grouped(backlinks.get(entry.fact.id) ?? [])]
    .map(
      ([kind, users]) => `<div>
  <h3>${shape[kind].label}</h3>
${list(users.map((user) => `<a href="../../${user.page}">${safe(user.fact.title)}</a> <span class="xp-quiet">${shape[kind].label}</span>`))}</div>
`,
    )
    .join("");
}

function grouped(users) {
  const groups = new Map();
  for (const user of users) {
    if (!groups.has(user.kind)) groups.set(user.kind, []);
    groups.get(user.kind).push(user);
  }
  return groups;
}

function sections(entry) {
  const { kind, fact, passages } = entry;
  const { words, one, many, each } = shape[kind];
  const voices = fact.statements ? "statements" : "estimates";
  const details = [
    ...words.filter(([name]) => fact[name]).map(([name, label]) => row(label, safe(fact[name]))),
    ...one.filter(([name]) => fact[name]).map(([name, label]) => row(label, link(fact[name]))),
    ...many
      .filter(([name]) => fact[name]?.length)
      .map(([name, label]) => row(label, fact[name].map(link).join(", "))),
    ...(fact.when ? [row("When", when(fact.when))] : []),
    ...(fact.aliases ? [row("Also called", safe(fact.aliases.join(", ")))] : []),
    ...each
      .filter(([name]) => fact[name]?.length)
      .map(([name, key, label]) =>
        row(label, fact[name].map((part) => `${link(part[key])} ${prose(part.why ?? part.role ?? "")}`).join("; ")),
      ),
  ].join("");
  return [
    ["statements", "Who says what", (fact[voices] ?? []).map((_, place) => said(entry, voices, place)).join("")],
    [
      "answer",
      "The short answer",
      (fact.answer ?? []).map(({ text, cites }) => `<p>${prose(text)} <span class="xp-cites">${cites.map(link).join(", ")}</span></p>\n`).join(""),
    ],
    [
      "parts",
      "In parts",
      (fact.parts ?? []).map(({ title, lead, facts }) => `<h3>${safe(title)}</h3>\n<p>${prose(lead ?? "")}</p>\n${list(facts.map(link))}`).join(""),
    ],
    ["provisions", "What it is said to provide", fact.provisions ? list(fact.provisions.map(({ text }) => safe(text))) : ""],
    ["passages", "In the article", passages.filter(({ at }) => !at.startsWith(`${voices}/`)).map(quote).join("")],
    ["status", "How the status comes about", status(entry)],
    ["details", "Details", details && `<dl class="xp-details">\n${details}</dl>\n`],
    ["used-by", "Used by", usedBy(entry)],
  ].filter(([, , inside]) => inside);
}

const body = (entry, parts) => {
  const { kind, fact } = entry;
  const { label, folder, prose: fields } = shape[kind];
  return `<div class="xp-page xp-page--${kind}">
<nav class="xp-trail" aria-label="Breadcrumbs">
  <ol>
    <li><a href="../../">Home</a></li>
    <li><a href="../../${folder}/">${label}</a></li>
  </ol>
</nav>
<p class="xp-kind">${label}</p><h1>${safe(fact.title)}</h1>
${fields.map(([name, words]) => note(words, fact[name])).join("")}${parts.map(([id, title, inside]) => section(id, title, inside)).join("")}</div>
`;
};

const contents = (parts) =>
  parts
    .map(
      ([id, title]) =>
        `<li class="md-nav__item"><a class="md-nav__link" href="#${id}"><span class="md-ellipsis">${title}</span></a></li>`,
    )
    .join("\n");

export default class {
  data() {
    return {
      pagination: { data: "entries", size: 1, alias: "entry" },
      permalink: ({ entry }) => `${entry.page}index.html`,
      eleventyExcludeFromCollections: true,
    };
  }

  render({ entry, entries }) {
    if (byId === null) index(entries);
    const parts = sections(entry);
    const holes = {
      title: safe(entry.fact.title),
      description: safe(`${shape[entry.kind].label}: ${entry.fact.title}`),
      contents: contents(parts),
      body: body(entry, parts),
    };
    // Words of the frame and names of holes take turns.
    return frame.map((piece, place) => (place % 2 ? holes[piece] : piece)).join("");
  }
}
