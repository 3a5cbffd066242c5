"""The catalogue of rules that a project can break; each has a page of its own in `docs/reference/rules/`."""

from __future__ import annotations

from typing import Final

from generator.model.record import Value


class Rule(Value, frozen=True, kw_only=True):
    """One rule, named by a stable code."""

    code: str
    name: str
    """Short name, as in lists: "quote not found"."""
    wants: str
    """What the rule wants, in one sentence."""


def _rules(*rows: tuple[str, str, str]) -> dict[str, Rule]:
    return {code: Rule(code=code, name=name, wants=wants) for code, name, wants in rows}


RULES: Final[dict[str, Rule]] = _rules(
    # Y is for the file and its YAML.
    ("Y001", "not UTF-8", "Every file is UTF-8 text without a byte order mark."),
    ("Y002", "empty file", "A fact file states a fact."),
    ("Y003", "not valid YAML", "A fact file is valid YAML."),
    ("Y004", "duplicate key", "Each key stands once in its mapping."),
    ("Y005", "YAML feature not allowed", "Fact files use no tags, anchors, aliases or merge keys."),
    ("Y006", "second document", "A file holds one fact, in one YAML document."),
    ("Y007", "file too large or too deep", "A file stays within the limits of size, depth, values and sentences."),
    ("Y008", "character not allowed", "Text holds no control characters, no lone surrogates and no heaps of marks."),
    (
        "Y009",
        "unexpected file",
        "`content/` and `seeds/` hold regular files with the expected names alone.",
    ),
    ("Y010", "invisible character", "Fact files hold no character that nobody sees, unless its script needs it."),
    ("Y011", "text taken for a comment", "A comment behind a value has a space after its `#`."),
    # F is for the fields.
    ("F001", "unknown field", "A fact has only the fields of its kind."),
    ("F002", "missing field", "A fact has every field that its kind requires."),
    ("F003", "wrong shape", "Each field holds text, a list or a mapping, as its kind says."),
    ("F004", "not among the choices", "A field with a closed vocabulary holds one of its words."),
    ("F005", "wrong format", "Ids, numbers, checksums and language tags have their form."),
    ("F006", "bad file name", "A fact's file is named `<id>.yml`, and an id is lower-case words joined by hyphens."),
    ("F007", "unknown kind", "Each folder of `content/` is named after a kind."),
    ("F008", "mixed scripts in a name", "Each word of a name is written in one script."),
    ("F009", "left to replace", "No value is left that a stub marked to be replaced."),
    (
        "F010",
        "marks around a text",
        "Curly quotation marks around a whole text stand between straight ones.",
    ),
    # R is for references.
    ("R001", "no such fact", "Every reference names a fact that exists."),
    ("R002", "fact of the wrong kind", "Every reference names a fact of a kind that fits the field."),
    ("R003", "same id twice", "An id belongs to one fact, whatever its kind, and is never given to another one later."),
    ("R004", "broken inline reference", "Every `[[id]]` in prose names a fact that exists."),
    ("R005", "nothing leads to this fact", "Each fact is named by another one or stands in a story."),
    ("R006", "ids that look alike", "No two ids look the same: `0` and `o`, `1` and `l` count as one sign."),
    # Q is for quotes.
    ("Q001", "quote not found", "A quote stands in the archived source, word for word."),
    ("Q002", "ambiguous quote", "A quote stands in one place only, or says which place is meant."),
    ("Q003", "spliced quote", "A quote that leaves words out is written as a list of spans."),
    ("Q004", "spans out of order", "The spans of a quote follow one another in the source without overlap."),
    ("Q005", "anchor without one quote", "An anchor has either `exact` or `spans`."),
    # S is for sources.
    ("S001", "checksum differs", "An archived text never changes."),
    ("S002", "archived text missing", "Every source has its text in `seeds/`."),
    ("S003", "text without a source", "Every text in `seeds/` belongs to one source."),
    # C is for claims, statements.
    ("C001", "claim without statement", "A claim has at least one statement."),
    ("C002", "no anchor", "Whatever is stated carries the words that carry it."),
    ("C003", "same statement id twice", "Statements and estimates have ids of their own within their fact."),
    # D is for dates.
    ("D001", "bad date", "A date is an EDTF date that exists in the calendar, or `unknown`."),
    ("D002", "words not in the source", "What is given as printed stands in the quote it belongs to."),
    ("D003", "events in a circle", "Events that follow one another do not come back to themselves."),
    # N is for numbers.
    ("N001", "bounds out of order", "An estimate has a number, and its low, best and high end stand in that order."),
    # P is for prose.
    ("P001", "HTML in prose", "Prose is Markdown without HTML."),
    ("P002", "link not allowed", "Links in prose lead to http, https or mailto addresses."),
    ("P003", "too much prose", "A field's prose is no longer and no more intricate than a page can show."),
    # T is for stories.
    ("T001", "answer too long", "The short answer has at most 120 words."),
    # L is for languages.
    ("L001", "unknown language", "A language tag names a language, and no country or script in its place."),
    ("L002", "translated twice", "A fact has one translation into each language, and that has each text once."),
    ("L003", "translates what is not there", "A translation is of words that stand in its fact, to the letter."),
    ("L004", "references differ", "A translation names the same facts as the words that it translates."),
    ("L005", "status word translated", "Words that the interface has are translated there, once for all facts."),
    # W is for waivers.
    ("W001", "waiver without a reason", "A waiver names a rule and says why it does not count here."),
    (
        "W002",
        "rule that cannot be waived",
        "Waivers are for rules of judgement; quotes, references and safety have none.",
    ),
    ("W003", "waiver without a finding", "A waiver stands on a line that breaks its rule."),
    # V is for coverage.
    ("V001", "sentence not covered", "Every sentence of a source carries a fact or is set aside with a reason."),
    ("V002", "set aside and carried", "A passage that is set aside carries no fact."),
)
"""By code."""
