"""An example for each field that holds words, for whoever writes one; about the small project of the documentation.

A test holds the list complete, and each example right by its field's own form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Example = str | int | list[str]

_QUOTED: Final[Mapping[str, Example]] = {
    "exact": "at least 40 of the 120 boats in the old basin were damaged",
    "prefix": "The harbour office says that ",
    "suffix": " in last week’s storm",
}
_SAID: Final[Mapping[str, Example]] = {"speaker": "harbour-office", "via": ["the-article"], "cue": "says"}

EXAMPLES: Final[Mapping[str, Mapping[str, Example]]] = {
    "Fact": {
        "title": "At least 40 boats were damaged",
        "summary": "The office and the union give different numbers; see [[boats-damaged]].",
        "formerly": ["boats-harmed"],
        "written_in": "uk",
    },
    "Translation": {"language": "uk", "translator": "редакція"},
    "TranslatedText": {"of": "At least 40 boats were damaged", "text": "Пошкоджено щонайменше 40 човнів"},
    "Selector": _QUOTED,
    "Anchor": {"source": "harbour", **_QUOTED},
    "When": {"date": "2024-04-27", "as_given": "last week"},
    "Source": {
        "title": "Storm damage in the old basin",
        "text": "harbour.txt",
        "sha256": "59590d8e845802a7611f7b5d782c721c8cc3a627c8d473618681fe4176177ed8",
        "publisher": "The Port Town Courier",
        "author": "not stated",
        "dateline": "PORT TOWN",
        "language": "en",
        "rights": "The archived copy states no rights.",
        "url": "https://example.org/news/storm",
    },
    "NoFact": {**_QUOTED, "why": "It leads into the next paragraph and says nothing beyond it."},
    "Actor": {
        "title": "Harbour office",
        "role": "harbour master",
        "own_name": "Спілка рибалок",
        "own_language": "uk",
        "aliases": ["the union"],
        "speaks_for": ["harbour-office"],
        "member_of": ["fishers-union"],
        "located_in": ["old-basin"],
        "voice_of": "harbour",
    },
    "Claim": {
        "parties": ["harbour-office"],
        "about": ["old-basin", "storm"],
        "would_settle": "A list of the boats that were hauled out.",
    },
    "Statement": {
        "id": "office",
        **_SAID,
        "admission": "forty-damaged",
        "withdrawn": "The office took the number back the next day.",
        "note": "The office does not say who counted.",
    },
    "ClaimLink": {"claim": "forty-damaged", "why": "Boats that sank were damaged."},
    "View": {
        "title": "The walls are too low for such waves",
        "expert": "marine-engineer",
        "via": ["the-article"],
        "question": "who-pays",
        "position": "The engineer finds the walls of [[old-basin|the basin]] too low.",
        "cue": "calls",
    },
    "Standing": {"role": "marine engineer", "basis": "an inspection of the basin"},
    "Bearing": {"claim": "forty-damaged", "why": "Low walls let the waves in."},
    "ViewLink": {"view": "walls-too-low", "why": "Both name the walls as the cause."},
    "Figure": {
        "title": "Boats damaged",
        "unit": "boats",
        "definition": "Boats damaged in the storm; the article does not say how badly.",
        "part_of": "boats-in-basin",
        "about": ["storm"],
        "why_they_differ": "The article does not say who counted what.",
    },
    "Estimate": {
        "id": "office",
        **_SAID,
        "as_given": "at least 40",
        "best": 60,
        "low": 40,
        "high": 60,
        "at_least": 40,
        "at_most": 120,
        "note": "A bound from below.",
    },
    "Event": {
        "title": "The storm",
        "follows": ["agreement-signed"],
        "where": ["old-basin"],
        "claims": ["forty-damaged"],
    },
    "Participant": {"actor": "harbour-office", "role": "signatory"},
    "Agreement": {
        "title": "Agreement on help with repairs",
        "parties": ["harbour-office", "fishers-union"],
        "invoked_for": ["storm"],
        "may_be_same_as": ["help-after-storms"],
        "note": "The article does not name the agreement.",
    },
    "Provision": {"text": "Help with repairs."},
    "Place": {"title": "The old basin", "aliases": ["the basin"], "located_in": ["port-town"]},
    "Term": {
        "title": "Insured",
        "aliases": ["insurance"],
        "definition": "The article does not explain the word.",
        "used_by": ["fishers-union"],
        "about": ["boats-damaged"],
    },
    "Question": {
        "title": "Who will pay for the repairs?",
        "known": "The office promised help in [[help-with-repairs]].",
        "would_settle": "The text of the agreement.",
        "about": ["help-with-repairs"],
    },
    "Story": {
        "title": "What did the storm do to the boats in the old basin?",
        "sources": ["harbour"],
        "start_here": "forty-damaged",
    },
    "AnswerSentence": {
        "text": "The harbour office says that at least 40 boats were damaged.",
        "cites": ["forty-damaged", "boats-damaged"],
    },
    "Part": {
        "title": "What happened",
        "lead": "The storm and its damage.",
        "facts": ["storm", "forty-damaged"],
    },
}
"""By record, then by field; a field of every fact stands under `Fact`."""


def example_of(record: type, field: str) -> Example | None:
    """Return the example for a field of `record`; None where it holds records, or words of a closed vocabulary."""
    for base in record.__mro__:
        if field in EXAMPLES.get(base.__name__, {}):
            return EXAMPLES[base.__name__][field]
    return None
