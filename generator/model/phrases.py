"""Texts of which some parts are in another language than the page, so that a screen reader says each part right.

A phrase is a plain text that knows its parts. What only needs the words takes it as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.model.pages.blocks import Line, Text
from generator.model.words import Forms, Words

_PLACE: Final = re.compile(r"\{(\w+)\}")


class Phrase(str):
    """Words with the languages of their parts."""

    __slots__ = ("parts",)

    parts: Line

    @property
    def foreign(self) -> Line:
        """Return the parts, if one of them is in another language than the page; else nothing."""
        return self.parts if any(part.language for part in self.parts) else ()


def phrase(text: str, language: str = "") -> Phrase:
    """Return words that are all in one language: that of the page where `language` is empty."""
    return joined((Text(text=text, language=language),))


def joined(parts: Iterable[Text]) -> Phrase:
    """Return a phrase of some parts, one after the other."""
    kept = tuple(part for part in parts if part.text)
    made = Phrase("".join(part.text for part in kept))
    made.parts = kept
    return made


def foreign(text: str) -> Line:
    """Return the parts of a text that is a phrase with one in another language; nothing for any other."""
    return text.foreign if isinstance(text, Phrase) else ()


def language_of(text: str) -> str:
    """Return the language of a text whose words are all in one other than the page's; an empty text for any other."""
    tags = {part.language for part in foreign(text) if any(map(str.isalpha, part.text))}
    return tags.pop() if len(tags) == 1 else ""


def filled(template: str, **values: str) -> str:
    """Return a template of a catalogue filled in as `str.format` does; a phrase where a value is a foreign one."""
    if not any(map(foreign, values.values())):
        return template.format(**values)
    parts: list[Text] = []
    for number, piece in enumerate(_PLACE.split(template)):
        if number % 2:
            value = values[piece]
            parts += value.parts if isinstance(value, Phrase) else (Text(text=value),)
        else:
            parts.append(Text(text=piece.replace("{{", "{").replace("}}", "}")))
    return joined(parts)


def with_between(sign: str, several: Sequence[str]) -> str:
    """Return texts with a sign between each two; a phrase where one of them is a foreign one."""
    return filled(sign.join(f"{{v{number}}}" for number in range(len(several))), **_numbered(several))


def _numbered(several: Sequence[str]) -> dict[str, str]:
    return {f"v{number}": one for number, one in enumerate(several)}


def counted(words: Words, forms: Forms, number: int, **values: str) -> str:
    """Return the form of a text for a number, filled in; a phrase where a value is a foreign one."""
    if not any(map(foreign, values.values())):
        return words.counted(forms, number, **values)
    return filled(words.counted(forms, number, **{name: f"{{{name}}}" for name in values}), **values)


def listed(words: Words, several: Sequence[str]) -> str:
    """Return texts as a list in a sentence; a phrase where one of them is a foreign one."""
    if not any(map(foreign, several)):
        return words.listed(several)
    places = words.listed([f"{{v{number}}}" for number in range(len(several))])
    return filled(places, **_numbered(several))
