"""The reference of the schemas for editors: what they hold, and which rules they cannot tell."""

from __future__ import annotations

from typing import Final

from generator.model.kinds import KINDS
from generator.model.rules import RULES
from generator.publishing.schemas import MOST_IDS

TOLD_BY_SCHEMAS: Final = ("C001", "C002", "F001", "F002", "F003", "F004", "F005", "Q005", "Y002")
"""Rules whose wrong examples a schema tells; a test measures it."""
TOLD_BY_PARSERS: Final = ("Y003",)
"""Rules whose wrong examples are no YAML, so that any editor that knows YAML tells them."""

MADE_NOTE: Final = "<!-- Made from the code by `make goldens`; edit generator/publishing/reference_schemas.py. -->"


def schemas_page() -> str:
    """Return the page as Markdown."""
    files = "\n".join(f"| {kind.singular} | `{kind.name}.json` | `{kind.folder}/` |" for kind in KINDS)
    told = "\n".join(f"| [{code}](rules/{code.lower()}.md) | {RULES[code].wants} |" for code in TOLD_BY_SCHEMAS)
    others = [code for code in RULES if code not in {*TOLD_BY_SCHEMAS, *TOLD_BY_PARSERS}]
    untold = "\n".join(f"| [{code}](rules/{code.lower()}.md) | {RULES[code].wants} |" for code in others)
    parsers = ", ".join(f"[{code}](rules/{code.lower()}.md)" for code in TOLD_BY_PARSERS)
    return f"""\
# Schemas for editors

{MADE_NOTE}

A JSON Schema (draft 07) for each kind lets editors complete fields, words and ids, explain each, and mark what does
not fit while you type. [Edit facts in VS Code](../how-to/edit-in-an-editor.md) says how to use them.

| Kind | In `schemas/` | For files in `content/` |
|---|---|---|
{files}

`ids.json` beside them has the ids of all facts, to which the others lead. On the site they are all at the same
address. `explainer schema` writes them; the schemas of kinds change with the generator alone, `ids.json` with the
facts. `explainer serve` keeps it up to date, where it is there.

- Each field has a description, plain and in Markdown, and an example; each word of a closed vocabulary its meaning.
  Editors offer what is under `examples` as a value, so no id, quote or checksum stands there.
- An id that is not in `ids.json` is no fault: the list may be older than the facts. Of a kind with more than
  {MOST_IDS:,} facts no ids are offered.
- The schemas use keywords that are not in the standard, and that validators pass over: `markdownDescription`,
  `enumDescriptions`, `markdownEnumDescriptions`, `patternErrorMessage` and `doNotSuggest`.

## What they tell

{told}

What is no YAML at all ({parsers}) any editor that knows YAML tells; most tell a key that stands twice, too.
Of an empty file the YAML language server says nothing, though the schema does.

A schema is stricter than `explainer check` in three points: it wants an optional field deleted rather than left empty,
`spans` not empty, and a text that is just `true`, `false` or `null` in quotation marks.

## What they cannot tell

A schema sees the form of a date and that an estimate has a number, but not whether the date is in the calendar
(D001) or the numbers are in order (N001). The other rules need more than one place of a file, another file, or the
archived text. `explainer check` tells them all.

{untold}
""".replace("## What they tell\n\n|", "## What they tell\n\n| Rule | What it wants |\n|---|---|\n|").replace(
        "tells them all.\n\n|", "tells them all.\n\n| Rule | What it wants |\n|---|---|\n|"
    )
