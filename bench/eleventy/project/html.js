// What every template writes with.
import MarkdownIt from "markdown-it";
import { frame, project, REFERENCE } from "./project.js";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

const markdown = new MarkdownIt({ html: true });

// Prose from Markdown, its references resolved.
export const prose = (text) =>
  markdown.renderInline(
    text.replace(REFERENCE, (_, id, words) => {
      const entry = project.byId.get(id);
      return `<a class="xp-ref" href="../../${entry.page}">${words ?? safe(entry.fact.title)}</a>`;
    }),
  );

// The frame's words and the names of its holes, in turns.
const pieces = (text) => text.split(/@@(title|description|contents|body)@@/);
const FAR = pieces(frame);
const NEAR = pieces(frame.replaceAll('"../"', '"../claims/"').replaceAll('"../../', '"../').replaceAll('"../.."', '".."'));

const filled = (frame, holes) => frame.map((piece, place) => (place % 2 ? holes[piece] : piece)).join("");
export const far = (holes) => filled(FAR, holes);
export const near = (holes) => filled(NEAR, holes);
