"""What readers see of facts, in the language of the site or in the original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.composing.wording import Wording, wording_of
from generator.model.facts.base import Fact
from generator.model.fields import When
from generator.model.kinds import KindName
from generator.model.outline import Name, Outline
from generator.model.pages.blocks import Detail, Link
from generator.model.phrases import Phrase, filled, foreign, language_of, phrase
from generator.model.translations import NOT_STATED, best_fit, fits
from generator.model.words import Words

WRITTEN_IN: Final = "en"
"""The language of facts where nothing says another one."""


class Worded:
    """Words of the interface and of facts in one language; it knows no graph, so nothing that it says is noted."""

    def __init__(self, words: Words, written_in: str) -> None:
        self.words = words
        self.written_in = written_in
        self._wordings: dict[str, Wording] = {}
        self._titles: dict[str, Phrase] = {}
        self._foreign: dict[str, str] = {}

    def foreign(self, tag: str) -> str:
        """Return the tag of a language, or an empty text where it is that of the site."""
        found = self._foreign.get(tag)
        if found is None:
            found = self._foreign[tag] = "" if fits(tag, self.words.language) else tag
        return found

    def shown_title(self, outline: Outline) -> Phrase:
        """Return the title that readers see of a fact; not noted, for plans and orders."""
        found = self._titles.get(outline.id)
        if found is None:
            own = self.foreign(outline.written_in or self.written_in)
            translated = best_fit(outline.titles, self.words.language) if own else None
            found = phrase(translated.text) if translated else phrase(outline.title, own)
            self._titles[outline.id] = found
        return found

    def other_names(self, outline: Outline) -> Sequence[Name]:
        """Return the other names of a fact, and its title in the language in which it is written."""
        title = self.shown_title(outline)
        if title == outline.title:
            return outline.names
        original = Name(text=outline.title, language=outline.written_in or self.written_in)
        return (original, *(name for name in outline.names if name.text != title))

    def wording(self, fact: Fact) -> Wording:
        """Return how a fact is worded here."""
        key = fact.id if fact.translations else f"={fact.written_in}"  # no id begins like that
        found = self._wordings.get(key)
        if found is None:
            found = self._wordings[key] = wording_of(fact, self.written_in, self.words.language)
        return found

    def translated_by(self, wording: Wording) -> str:
        """Return who translated a fact, in words."""
        made = wording.translation
        return self.words.catalogue.translating[made.made_by].format(translator=made.translator) if made else ""

    def told_when(self, when: When, language: str) -> str:
        """Return a time in words; those of the source are in a language, empty for that of the site."""
        if not language or not when.as_given:
            return self.words.when(when.date, when.as_given)
        time = self.words.time
        template = time.as_given if when.date == "unknown" else time.date_as_given
        return filled(template, date=when.date, words=phrase(when.as_given, language))

    def time_alone(self, when: When, language: str) -> str:
        """Return a time in words that stand without a label: "time not stated" rather than "not stated"."""
        return self.words.time.unknown if when == When() else self.told_when(when, language)

    def detail(self, term: str, words: str, links: tuple[Link, ...] = ()) -> Detail:
        """Return a term with its words, which may be a phrase."""
        return Detail(term=term, words=str(words), links=links, told=foreign(words), term_language=language_of(term))

    def or_not_stated(self, words: str) -> str:
        """Return words of a field that says `not stated` where the source is silent."""
        return self.words.time.not_stated if words == NOT_STATED else words

    def worded_or_not_stated(self, wording: Wording, words: str) -> str:
        """Return the same of a field in the editors' own words."""
        return self.words.time.not_stated if words == NOT_STATED else wording.line(words)

    def kind_label(self, kind: KindName) -> str:
        """Return what a reader calls a fact of this kind."""
        return self.words.catalogue.kinds[kind].one
