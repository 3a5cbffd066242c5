// The facts are data of the whole site; one template, paged by one fact, makes every page.
import { readdirSync, readFileSync } from "node:fs";

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));

export default function (config) {
  const entries = readdirSync(new URL("facts/", import.meta.url))
    .sort()
    .flatMap((name) => read(`facts/${name}`).facts);
  config.addGlobalData("entries", () => entries);
  config.addPassthroughCopy({ assets: "assets" });
  config.setTemplateFormats(["11ty.js"]);
  config.setDataDeepMerge(false);
  config.setUseGitIgnore(false);
  config.setQuietMode(true);
  return {
    dir: { input: "pages", output: "site", includes: "none", data: "none" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    dataTemplateEngine: false,
  };
}
