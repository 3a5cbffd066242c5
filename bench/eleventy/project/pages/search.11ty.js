// The search index: title, text and address of every fact.
import { anchors, shape } from "../project.js";

const text = (entry) =>
  [
    ...shape[entry.kind].prose.map(([name]) => entry.fact[name]).filter(Boolean),
    ...anchors(entry).map(({ exact }) => exact),
  ].join(" · ");

export default class {
  data() {
    return { permalink: "search/search_index.json", eleventyExcludeFromCollections: true };
  }

  render({ entries }) {
    const docs = entries.map((entry) => ({ location: entry.page, title: entry.fact.title, text: text(entry) }));
    return JSON.stringify({ docs });
  }
}
