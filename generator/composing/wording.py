"""The words of a fact in the language of the site, or in the original where nobody has translated them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.facts.base import Fact
from generator.model.facts.translation import Translation
from generator.model.pages.blocks import Prose
from generator.model.phrases import phrase
from generator.model.translations import best_fit, fits, one_line

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Wording:
    """How one fact is worded on a site."""

    __slots__ = ("_foreign", "_texts", "is_original", "original", "translation")

    def __init__(self, original: str, language: str, translation: Translation | None = None) -> None:
        """Choose the words.

        Args:
            original: Language of the fact's own words.
            language: That of the site.
            translation: The translation into that, where there is one.
        """
        self.original = original
        self.translation = translation
        self.is_original = fits(original, language)
        """Whether the fact's own words are in the language of the site, so that no translation takes their place."""
        self._foreign = "" if self.is_original else original
        self._texts = {one_line(one.of): one.text for one in translation.texts} if translation else NOTHING

    def line(self, text: str) -> str:
        """Return plain words of the fact; a phrase where they are not in the language of the site."""
        if self.is_original or not text:
            return text
        return self._texts.get(one_line(text)) or phrase(text, self._foreign)

    def prose(self, text: str) -> Prose:
        """Return prose of the fact."""
        if self.is_original or not text:
            return Prose(text=text)
        translated = self._texts.get(one_line(text))
        return Prose(text=translated) if translated else Prose(text=text, language=self._foreign)

    def has(self, text: str) -> bool:
        """Tell whether a text of the fact is in the translation."""
        return one_line(text) in self._texts

    def quote(self, words: str) -> str:
        """Return the translation of exact words of a source; an empty text where there is none."""
        return self._texts.get(one_line(words), "") if self._texts else ""


def wording_of(fact: Fact, project: str, language: str) -> Wording:
    """Return how a fact is worded on a site.

    Args:
        fact: The fact.
        project: The language in which the project's facts are written, where they do not say otherwise.
        language: That of the site.
    """
    return Wording(fact.written_in or project, language, best_fit(fact.translations, language))
