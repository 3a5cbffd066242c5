"""A filled-in form to the file of a fact: its words in their places, and all that is left in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.anchoring.matching import Haystack, find
from generator.authoring.creating import Draft, first_quote, free_id, text_of
from generator.authoring.facts import files_of
from generator.authoring.issue_forms import Filled
from generator.authoring.naming import anchor_lines, anchor_of
from generator.authoring.passages import Meant
from generator.authoring.refusal import Refusal
from generator.authoring.sources import haystack_of, source_ids
from generator.model.facts.actor import Actor
from generator.model.fields import Anchor, Selector
from generator.model.kinds import KIND_BY_NAME, KindName
from generator.model.record import Value
from generator.reading.forms import as_id
from generator.reading.project import read_project
from generator.reading.walking import is_id

ADD: Final = "add-a-fact"
CORRECT: Final = "correct-a-fact"
SUGGEST: Final = "suggest-a-source"

_PLACES: Final[Mapping[str, Mapping[str, str]]] = {
    "claim": {
        "words": "summary",
        "speaker": "statements.speaker",
        "stance": "statements.stance",
        "quote_type": "statements.quote_type",
    },
    "figure": {
        "words": "definition",
        "speaker": "estimates.speaker",
        "as_given": "estimates.as_given",
        "quote_type": "estimates.quote_type",
    },
    "view": {"words": "position", "speaker": "expert", "quote_type": "quote_type"},
    "term": {"words": "definition"},
    "question": {"words": "known"},
    "source": {
        "title": "title",
        "url": "url",
        "publisher": "publisher",
        "published": "published.as_given",
        "language": "language",
        "rights": "rights",
    },
}
"""Field of the form to path in the file, by kind; other kinds have their words in the summary alone."""
_ENTRIES: Final = {"claim": "statements.id", "figure": "estimates.id"}
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>]+")


class Stub(Value, frozen=True, kw_only=True):
    """A file that is not written yet."""

    path: str
    """Where it belongs; empty where it is no file of its own."""
    text: str


def stub_of(root: Path, form: Filled, wanted: str) -> Stub | Refusal:
    """Return the file that a filled-in form makes, or why there is none.

    Args:
        root: The project.
        form: What was filled in.
        wanted: The id that the fact shall have; one is made from its title where it is empty.
    """
    if form.form.name == CORRECT:
        return _correction(root, form)
    named = "source" if form.form.name == SUGGEST else form.answers.get("kind", "")
    title = _line(form.answers.get("title", ""))
    if named not in KIND_BY_NAME or not title:
        return Refusal(message=f"the form says no {'title' if named in KIND_BY_NAME else 'kind'}")
    kind: KindName = named
    fact_id = wanted or as_id(title)
    refused = free_id(root, fact_id) if fact_id else Refusal(message="no id can be made from the title")
    if refused:
        return Refusal(
            message=refused.message, notes=refused.notes, help=(*refused.help, "give an id: `explainer stub --id ID`")
        )
    return _new(root, form, kind, fact_id)


def _new(root: Path, form: Filled, kind: KindName, fact_id: str) -> Stub | Refusal:
    used = {"kind", "title"}
    answers: dict[str, list[str]] = {"title": [_line(form.answers["title"])]}
    for name, path in _PLACES.get(kind, {"words": "summary"}).items():
        value = _line(form.answers.get(name, ""))
        if name == "speaker":
            value = _actor(root, value)
        if value and _fits(name, value):
            answers[path] = [value]
            used.add(name)
            if name == "speaker" and kind in _ENTRIES:
                answers[_ENTRIES[kind]] = [value]
    source = _source(root, form.answers.get("source", ""))
    haystack = haystack_of(root, source) if source else None
    exact = form.answers.get("exact", "")
    anchor, quoted = _anchor(haystack if isinstance(haystack, Haystack) else None, source, exact)
    used |= ({"source"} if source else set()) | ({"exact"} if quoted else set())
    draft = Draft(kind=kind, id=fact_id, answers=answers, anchor=anchor, quoted=quoted or kind == "source")
    left = _left(form, used)
    text = text_of(root, draft, bare=False, above=tuple(left))
    return text if isinstance(text, Refusal) else Stub(path=draft.path, text=text)


def _fits(name: str, value: str) -> bool:
    """Tell whether a value has the form of its field, where that has one; another one stays in a comment."""
    form = {"language": _LANGUAGE, "url": _ADDRESS}.get(name)
    return form is None or form.fullmatch(value) is not None


def _anchor(haystack: Haystack | None, source: str, exact: str) -> tuple[Anchor, bool]:
    """Return the anchor of the words of a form, and whether they are found; else one that stands for another."""
    if haystack and exact:
        found = find(haystack, Selector(exact=exact))
        if len(found.places) == 1:
            anchor = anchor_of(haystack, Meant(spans=(found.places[0],)))
            if isinstance(anchor, Anchor):
                return anchor, True
    return first_quote(haystack, source), False


def _correction(root: Path, form: Filled) -> Stub | Refusal:
    """Return what a correction says, with the words that show it as an anchor to be copied into the fact."""
    given = form.answers.get("fact", "")
    fact_id = given.rpartition("/")[2].removesuffix(".yml")
    path = files_of(root).get(fact_id) if is_id(fact_id) else None
    source = _source(root, form.answers.get("source", ""))
    exact = form.answers.get("exact", "")
    haystack = haystack_of(root, source) if source else None
    anchor, found = _anchor(haystack if isinstance(haystack, Haystack) else None, source, exact)
    lines = [f"# To correct: {path}" if path else "# The form names no fact of this project.", ""]
    lines += _left(form, {"fact"} if path else set[str]())
    if found:
        lines += ["# The words that show it, as an anchor for the fact:", *anchor_lines(anchor)]
    return Stub(path="", text="\n".join(lines).rstrip() + "\n")


def _left(form: Filled, used: set[str]) -> Iterator[str]:
    """Yield comments with the answers that have no place of their own."""
    left = [name for name in form.answers if name not in used]
    if not left:
        return
    yield "# From the form:"
    for name in left:
        first, *more = form.answers[name].split("\n")
        yield f"#   {form.form.labels[name]}: {first}".rstrip()
        yield from (f"#     {line}".rstrip() for line in more)
    yield ""


def _line(text: str) -> str:
    """Return the words of an answer on one line."""
    return " ".join(text.split())


def _source(root: Path, given: str) -> str:
    """Return the id of the source that an answer names: by its id, or by the address of its page."""
    name = given.strip().rstrip("/").rpartition("/")[2].removesuffix(".yml")
    return name if name in source_ids(root) else ""


def _actor(root: Path, given: str) -> str:
    """Return the id of the actor that an answer names: by its id, its title or another name; empty where none is."""
    if not given:
        return ""
    found = set[str]()
    for fact in read_project(root).value.facts.values():
        if isinstance(fact.fact, Actor):
            names = {fact.fact.id, fact.fact.title, fact.fact.own_name, *fact.fact.aliases}
            if given.casefold() in {name.casefold() for name in names}:
                found.add(fact.fact.id)
    return found.pop() if len(found) == 1 else ""
