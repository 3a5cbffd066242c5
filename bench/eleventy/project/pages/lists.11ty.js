// The pages that list facts: those of each kind, the matrix, the timeline.
import { far, near, safe } from "../html.js";
import { project } from "../project.js";

const title = (id) => safe(project.byId.get(id).fact.title);

const cards = (entries, up) => `<ul class="xp-cards">
${entries
  .map(
    ({ kind, page, fact }) => `  <li class="xp-card">
  <h2><a href="${up}${page}">${safe(fact.title)}</a></h2>
<p>${fact.statements ? `Speak on it: ${fact.statements.map(({ speaker }) => title(speaker)).join(", ")}` : safe(fact.role ?? fact.unit ?? fact.type ?? kind)}</p></li>
`,
  )
  .join("")}</ul>
`;

function matrix(entries, up) {
  const columns = [...new Set(entries.flatMap(({ fact }) => fact.statements.map(({ speaker }) => speaker)))].map((id) =>
    project.byId.get(id),
  );
  const rows = entries.map(({ page, fact }) => {
    const said = new Map(fact.statements.map((one) => [one.speaker, one]));
    const cells = columns.map(({ id }) => {
      const one = said.get(id);
      return `      <td>${one ? `<a class="xp-chip xp-chip--${one.stance}" href="${up}${page}#${one.id}">${one.stance}</a>` : ""}</td>\n`;
    });
    return `    <tr>
      <th scope="row"><a href="${up}${page}">${safe(fact.title)}</a></th>
${cells.join("")}    </tr>
`;
  });
  return `<div class="xp-matrix" role="region" aria-labelledby="matrix-caption" tabindex="0">
<table class="xp-matrix__table">
  <caption id="matrix-caption">Claims, and what each voice says on them</caption>
  <thead>
    <tr>
      <th scope="col">Claim</th>
${columns.map(({ page, fact }) => `      <th scope="col"><span><a href="${up}${page}">${safe(fact.title)}</a></span></th>\n`).join("")}    </tr>
  </thead>
  <tbody>
${rows.join("")}  </tbody>
</table>
</div>
`;
}

const timeline = (entries, up) => `<ol class="xp-timeline">
${entries
  .map(
    ({ page, fact }) => `  <li>
  <p class="xp-timeline__when">${safe(fact.when.as_given ?? fact.when.date)}</p>
  <h3><a href="${up}${page}">${safe(fact.title)}</a></h3>
<p>${(fact.participants ?? []).map(({ actor, role }) => `${title(actor)} (${safe(role)})`).join(", ")}</p>
<p class="xp-quiet">Where: ${(fact.where ?? []).map((id) => `<a href="${up}${project.byId.get(id).page}">${title(id)}</a>`).join(", ")}</p></li>
`,
  )
  .join("")}</ol>
`;

const INSIDES = { cards, matrix, timeline };

function pages({ folder, number, of }, up) {
  if (of === 1) return "";
  const links = Array.from({ length: of }, (_, place) =>
    place + 1 === number
      ? `<b>${number}</b>`
      : `<a href="${up}${folder}/${place ? `page-${place + 1}/` : ""}">${place + 1}</a>`,
  );
  return `<nav class="xp-pages" aria-label="Pages"> ${links.join(" ")}\n</nav>\n`;
}

export default class {
  data() {
    return {
      pagination: { data: "lists", size: 1, alias: "cut" },
      permalink: ({ cut }) => `${cut.page}index.html`,
      eleventyExcludeFromCollections: true,
    };
  }

  render({ cut }) {
    const up = cut.number === 1 ? "../" : "../../";
    const body = `<div class="xp-page xp-page--${cut.list}">
<nav class="xp-trail" aria-label="Breadcrumbs">
  <ol>
    <li><a href="${up}">Home</a></li>
  </ol>
</nav>
<h1>${safe(cut.title)}</h1>
${INSIDES[cut.list](cut.entries, up)}${pages(cut, up)}</div>
`;
    return (cut.number === 1 ? near : far)({ title: safe(cut.title), description: safe(cut.title), contents: "", body });
  }
}
