// One page for each fact: its prose, statements, quotes, links and backlinks, in the theme's frame.
import { far, prose, safe } from "../html.js";
import { project, shape } from "../project.js";

const { byId, texts, backlinks, passages } = project;

const link = (id) => {
  const { page, fact } = byId.get(id);
  return `<a href="../../${page}">${safe(fact.title)}</a>`;
};

const note = (label, text) =>
  text ? `<div class="xp-note"><p class="xp-note__label">${label}</p><p>${prose(text)}</p></div>\n` : "";

const quotes = ({ id }, anchors) =>
  (anchors ?? [])
    .map(({ source, exact }) => {
      const words = safe(exact);
      return `<figure class="xp-quote">
  <blockquote dir="auto">
    <p>${words}</p>
  </blockquote>
  <figcaption><a href="../../sources/${source}/#${id}">In the article<span class="xp-hidden">: ${words}</span></a></figcaption>
</figure>
`;
    })
    .join("");

const step = (id) =>
  `<span class="xp-chain__step">${link(id)}</span> <span aria-hidden="true">←</span><span class="xp-hidden">quoting</span> `;

const row = (label, value) => `  <div><dt>${label}</dt><dd>${value}</dd></div>\n`;

const chip = (name) =>
  `<span class="xp-chip xp-chip--${name}"><span class="xp-icon xp-icon--${name}" aria-hidden="true"></span>${name}</span>`;

const when = (said) => safe(said?.as_given ?? said?.date ?? "not stated");

// A statement of a claim, or an estimate of a figure.
const said = (entry, one) => {
  const name = one.stance ?? one.as_given;
  return `<section class="xp-said" id="${one.id}">
  <header class="xp-said__head">
    <h3>${link(one.speaker)}</h3>
    ${chip(safe(name))}
    <a class="xp-permalink" href="#${one.id}">Permalink<span class="xp-hidden"> to ${safe(one.id)}: ${safe(name)}</span></a>
  </header>
${quotes(entry, one.anchors)}  <p class="xp-chain"><span class="xp-chain__label">How the words reached us</span>
${(one.anchors ?? []).map(({ source }) => step(source)).join("")}${(one.via ?? []).map(step).join("")}<span class="xp-chain__step">${link(one.speaker)}</span></p>
  <dl class="xp-details">
${row("Quoted", safe(one.quote_type))}${row("In the article’s word", `“${safe(one.cue ?? "")}”`)}${row("Certainty", safe(one.certainty ?? "underspecified"))}${row("Said", when(one.said))}  </dl>
${note("In our words", one.note)}</section>
`;
};

const section = (id, title, inside) => (inside ? `<h2 id="${id}">${title}</h2>\n${inside}` : "");

const list = (items) => `<ul>\n${items.map((item) => `  <li>${item}</li>\n`).join("")}</ul>\n`;

// An article's text, and the facts on it.
function article({ id, kind, fact }) {
  if (kind !== "source") return "";
  const text = `<section class="xp-article" id="article" lang="${fact.language}">
  <h2 class="xp-hidden">The article</h2>
${texts
  .get(id)
  .split("\n\n")
  .map((words) => `    <p dir="auto">${safe(words)}</p>\n`)
  .join("")}</section>
`;
  const notes = (passages.get(id) ?? []).map(
    ({ entry, exact }) =>
      `  <li id="${entry.id}"><q>${safe(exact)}</q> <a href="../../${entry.page}">${safe(entry.fact.title)}</a> (${entry.kind})</li>\n`,
  );
  return `${fact.show === "excerpts" ? "" : text}<ol class="xp-article__notes" lang="${fact.language}">\n${notes.join("")}</ol>\n`;
}

function usedBy(entry) {
  return [...grouped(backlinks.get(entry.id) ?? [])]
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
  const { kind, fact } = entry;
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
    ["statements", "Who says what", (fact[voices] ?? []).map((one) => said(entry, one)).join("")],
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
    ["provisions", "What it is said to provide", fact.provisions ? list(fact.provisions.map(({ text, anchors }) => `${safe(text)}\n${quotes(entry, anchors)}`)) : ""],
    ["passages", "In the article", quotes(entry, fact.anchors)],
    ["facts", "Facts on this article", article(entry)],
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

  render({ entry }) {
    const parts = sections(entry);
    return far({
      title: safe(entry.fact.title),
      description: safe(`${shape[entry.kind].label}: ${entry.fact.title}`),
      contents: contents(parts),
      body: body(entry, parts),
    });
  }
}
