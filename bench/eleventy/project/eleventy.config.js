// The project's own files are read once, as data of the whole site; templates paged over it make every page.
import { project } from "./project.js";

export default function (config) {
  const { entries, lists } = project;
  config.addGlobalData("entries", () => entries);
  config.addGlobalData("lists", () => lists);
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
