"""The snippets for VS Code: as they are inserted they are YAML of the right form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.model.kinds import KINDS
from generator.publishing.snippets import Snippet, snippet_file, snippets

SNIPPETS: Final = tuple(snippets())
WHOLE: Final = {kind.name: kind.folder for kind in KINDS}
PLACE: Final = re.compile(r"\$\{(\d+)(?:\|([^,|]+)[^|]*\||:((?:\\.|[^}\\])*))\}")

ENTRIES: Final = {
    "anchor": "title: A\ndefinition: B\nanchors:\n",
    "anchor-spans": "title: A\ndefinition: B\nanchors:\n",
    "statement": "title: A\nstatements:\n",
    "claim-link": "title: A\nstatements: [{id: a, speaker: a, stance: denies, quote_type: direct, "
    "anchors: [{source: a, exact: b}]}]\nattacks:\n",
    "estimate": "title: A\nunit: b\ndefinition: C\nestimates:\n",
    "bearing": "title: A\nexpert: a\nstanding: {role: a, position: party}\nposition: B\nquote_type: direct\n"
    "anchors: [{source: a, exact: b}]\nbears_on:\n",
    "view-link": "title: A\nexpert: a\nstanding: {role: a, position: party}\nposition: B\nquote_type: direct\n"
    "anchors: [{source: a, exact: b}]\ndiffers_from:\n",
    "participant": "title: A\nanchors: [{source: a, exact: b}]\nparticipants:\n",
    "provision": "title: A\nparties: [a]\nanchors: [{source: a, exact: b}]\nprovisions:\n",
    "no-fact": f"title: A\ntext: a.txt\nsha256: {'a' * 64}\nlanguage: en\nrights: B\nshow: full\nno_fact:\n",
    "answer-sentence": "title: A\nsources: [a]\nstart_here: a\nparts: [{title: A, facts: [a]}]\nanswer:\n",
    "part": "title: A\nsources: [a]\nstart_here: a\nanswer: [{text: A, cites: [a]}]\nparts:\n",
    "translation": "title: A\nanchors: [{source: a, exact: b}]\ntranslations:\n",
    "translated-text": "title: A\nanchors: [{source: a, exact: b}]\ntranslations:\n- language: uk\n  translator: A\n"
    "  texts:\n",
}
"""What stands before an entry, for each snippet that is no whole file."""

FOLDERS: Final = {
    "anchor": "terms",
    "anchor-spans": "terms",
    "statement": "claims",
    "claim-link": "claims",
    "estimate": "figures",
    "bearing": "views",
    "view-link": "views",
    "participant": "events",
    "provision": "agreements",
    "no-fact": "sources",
    "answer-sentence": "stories",
    "part": "stories",
    "translation": "places",
    "translated-text": "places",
}


def inserted(snippet: Snippet) -> str:
    """Return the text that VS Code inserts: the first choice or the words of each place."""
    text = "\n".join(snippet.body) + "\n"
    numbers = [int(place[1]) for place in PLACE.finditer(text)]
    assert numbers == list(range(1, len(numbers) + 1)), "the Tab key goes from place to place in order"
    made = PLACE.sub(lambda place: place[2] or re.sub(r"\\(.)", r"\1", place[3]), text)
    assert "${" not in made
    return made


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.prefix)
def test_a_snippet_passes_the_schema(snippet: Snippet, judge: Callable[[str, str], list[str]]) -> None:
    """A whole file does so alone, an entry in its list."""
    folder = WHOLE.get(snippet.prefix) or FOLDERS[snippet.prefix]
    entry = snippet.prefix not in WHOLE
    text = inserted(snippet)
    text = ENTRIES[snippet.prefix] + "".join(f"  {line}\n" for line in text.splitlines()) if entry else text
    assert judge(folder, text) == [], text


def test_each_kind_and_each_sort_of_entry_has_one() -> None:
    """Prefixes are those one types: the name of a kind, or of an entry."""
    assert {snippet.prefix for snippet in SNIPPETS} == {*WHOLE, *ENTRIES}
    assert len(SNIPPETS) == len(WHOLE) + len(ENTRIES)


def test_a_sign_that_vs_code_would_read_is_escaped() -> None:
    """`$`, `}` and a backslash in an example stay what they are."""
    from generator.publishing.snippets import _place  # noqa: PLC0415 (for this test alone)

    place = _place(1, r"a\b}$c")
    assert place == r"${1:a\\b\}\$c}"
    assert PLACE.fullmatch(place)


def test_the_shipped_snippets_are_those_of_the_model(project_root: Path, compare: Callable[[Path, str], None]) -> None:
    """Whoever opens the project in VS Code has them at once."""
    made = snippet_file().decode()
    compare(project_root / ".vscode" / "explainer.code-snippets", made)
    assert all(entry["scope"] == "yaml" for entry in json.loads(made).values())
