"""Translations matched with the words of their fact by the words themselves, so that none can slip to another place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TypeVar

from generator.model.facts.base import Fact
from generator.model.fields import Anchor
from generator.model.walking import MarkedText, own_texts_in, records_in

NOT_STATED: Final = "not stated"
"""What fact files hold where a source does not say: it means that, in any language."""


class InLanguage(Protocol):
    """Anything that is in a language."""

    @property
    def language(self) -> str:
        """BCP 47 tag."""


InLanguageT = TypeVar("InLanguageT", bound=InLanguage)


def one_line(text: str) -> str:
    """Return words as they are compared: how a file breaks its lines says nothing."""
    return " ".join(text.split())


def own_texts(fact: Fact) -> Iterator[MarkedText]:
    """Yield the editors' own words of a fact, in the order of its fields; not those of its translations."""
    for held in own_texts_in(fact):
        if held.keys[0] != "translations" and held.text != NOT_STATED:
            yield held


def quoted_words(fact: Fact) -> Iterator[str]:
    """Yield the words of each quote of a fact, of an interrupted one each piece."""
    for _, anchor in records_in(fact, Anchor):
        yield from (selector.exact for selector in anchor.selectors)


def fits(tag: str, wanted: str) -> bool:
    """Tell whether words in one language serve whoever wants another: `uk-UA` serves `uk`, and `pt` serves `pt-BR`."""
    one, other = tag.lower(), wanted.lower()
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def best_fit(several: Iterable[InLanguageT], wanted: str) -> InLanguageT | None:
    """Return what is in a language, the nearest where there are several; None where there is nothing."""
    fitting = [one for one in several if fits(one.language, wanted)]
    exact = [one for one in fitting if one.language.lower() == wanted.lower()]
    return next(iter((*exact, *fitting)), None)
