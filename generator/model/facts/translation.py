"""A translation of a fact: its words in another language, each beside the very words that it translates."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.fields import Language, Line, Prose, Required
from generator.model.record import record


@record
class TranslatedText:
    """One text of the fact in another language, found by its exact words, as a quote is in its source."""

    of: Line
    """The words that are translated, copied from this file: the whole value of a field in the editors' own words, or
    the `exact` words of a quote."""
    text: Annotated[str, Required(), Prose()]
    """The same in the language of the translation. That of a quote stands below the quote, never instead of it."""


@record
class Translation:
    """The words of a fact in one other language. What is not in it is shown in the original."""

    language: Language
    """The language translated into, as a BCP 47 tag such as `uk`."""
    translator: Line
    """Who translated it, as readers shall see it: a name, or what the machine is called."""
    made_by: Literal["person", "machine", "machine-checked"] = "person"
    """How it came about."""
    texts: Annotated[tuple[TranslatedText, ...], Required()]
    """Each text that is translated, in any order."""
