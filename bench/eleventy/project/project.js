// The facts with their links, quotes and backlinks. A quote that is not in its article, and a reference to nothing,
// fail the build.
import { readdirSync, readFileSync } from "node:fs";
import yaml from "js-yaml";

const inside = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(inside(path), "utf8");

export const shape = JSON.parse(read("shape.json"));
export const frame = read("frame.html");
export const REFERENCE = /\[\[([a-z0-9-]+)(?:\|([^\]]+))?\]\]/g;

// The targets of a fact's fields and of the references in its prose.
function* targets({ kind, fact }) {
  const { prose, one, many, each } = shape[kind];
  for (const [name] of one) if (fact[name]) yield fact[name];
  for (const [name] of many) yield* fact[name] ?? [];
  for (const [name, key] of each) for (const entry of fact[name] ?? []) yield entry[key];
  for (const { speaker, via, note } of fact.statements ?? fact.estimates ?? []) {
    yield speaker;
    yield* via ?? [];
    for (const [, id] of (note ?? "").matchAll(REFERENCE)) yield id;
  }
  for (const sentence of fact.answer ?? []) yield* sentence.cites;
  for (const part of fact.parts ?? []) yield* part.facts;
  for (const [name] of prose) for (const [, id] of (fact[name] ?? "").matchAll(REFERENCE)) yield id;
}

// All anchors of a fact: its own, and those of what stands in it.
export const anchors = ({ fact }) =>
  [[fact], fact.statements ?? [], fact.estimates ?? [], fact.provisions ?? []].flat().flatMap((one) => one.anchors ?? []);

const grouped = (map, key) => map.get(key) ?? map.set(key, []).get(key);

function readProject() {
  const entries = [];
  for (const [kind, { folder }] of Object.entries(shape)) {
    for (const name of readdirSync(inside(`content/${folder}/`)).sort()) {
      const id = name.slice(0, -".yml".length);
      entries.push({ id, kind, page: `${folder}/${id}/`, fact: yaml.load(read(`content/${folder}/${name}`)) });
    }
  }
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const texts = new Map(
    entries.filter(({ kind }) => kind === "source").map(({ id, fact }) => [id, read(`seeds/${fact.text}`)]),
  );
  const backlinks = new Map();
  const passages = new Map();
  const kinds = new Map();
  for (const entry of entries) {
    grouped(kinds, entry.kind).push(entry);
    for (const id of new Set(targets(entry))) {
      if (!byId.has(id)) throw new Error(`${entry.id}: no fact is named ${id}`);
      grouped(backlinks, id).push(entry);
    }
    for (const { source, exact } of anchors(entry)) {
      if (!texts.get(source).includes(exact)) throw new Error(`${entry.id}: ${source} does not say: ${exact}`);
      grouped(passages, source).push({ entry, exact });
    }
  }
  const lists = [
    ...cut("matrix", "matrix", "Who says what", kinds.get("claim") ?? [], 40),
    ...[...kinds].flatMap(([kind, its]) => cut("cards", shape[kind].folder, shape[kind].label, its, 100)),
    ...cut("timeline", "timeline", "Timeline", (kinds.get("event") ?? []).filter(({ fact }) => fact.when).sort(earlier), Infinity),
  ];
  return { entries, byId, texts, backlinks, passages, lists };
}

const date = ({ fact }) => fact.when.date ?? fact.when.as_given;

const earlier = (one, other) => (date(one) < date(other) ? -1 : 1);

// A list in pages of so many facts, the first at its folder.
function cut(list, folder, title, entries, size) {
  const of = Math.max(Math.ceil(entries.length / size), 1);
  return Array.from({ length: of }, (_, place) => ({
    list,
    folder,
    title,
    number: place + 1,
    of,
    page: place ? `${folder}/page-${place + 1}/` : `${folder}/`,
    entries: of === 1 ? entries : entries.slice(place * size, (place + 1) * size),
  }));
}

export const project = readProject();
