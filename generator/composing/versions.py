"""The fact in other languages than the site's, one step away: the original of a translation, and other translations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.composing.context import Context
from generator.composing.wording import Wording
from generator.model.facts.base import Fact
from generator.model.facts.translation import Translation
from generator.model.fields import Prose
from generator.model.pages.blocks import Version, VersionText
from generator.model.pages.site import Original
from generator.model.phrases import filled, foreign, phrase
from generator.model.translations import one_line, own_texts


def translated_line(context: Context, fact: Fact) -> str:
    """Return who translated a fact, or that nobody has; an empty text where it is written in the site's language."""
    wording = context.wording(fact)
    if wording.is_original:
        return ""
    said = context.words.catalogue.translating
    language = context.words.language_name(wording.original)
    if wording.translation is None:
        return said["none"].format(language=language)
    parts = [context.translated_by(wording), said["from"].format(language=language)]
    if any(not wording.has(held.text) for held in own_texts(fact)):
        parts.append(said["partly"])
    return " ".join(parts)


def original_of(context: Context, fact: Fact) -> tuple[Original, ...]:
    """Return what the page of a fact translates; nothing where it does not."""
    wording = context.wording(fact)
    made = wording.translation
    if wording.is_original or made is None:
        return ()
    original = Original(
        title=fact.title,
        language=wording.original,
        translation=made.language,
        translator=made.translator,
        line=context.translated_by(wording),
    )
    return (original,)


def versions_of(context: Context, fact: Fact) -> tuple[Version, ...]:
    """Return a fact in every language that it has words in, but that of the site."""
    return tuple(_versions(context, fact, context.wording(fact)))


def _versions(context: Context, fact: Fact, wording: Wording) -> Iterator[Version]:
    said = context.words.catalogue.translating
    shown = None if wording.is_original else wording.translation
    if shown:
        texts = (held for held in own_texts(fact) if wording.has(held.text))
        yield Version(
            language=wording.original,
            title=said["original"],
            name=context.words.own_name(wording.original),
            line="",
            texts=tuple(VersionText(text=held.text, is_prose=isinstance(held.marker, Prose)) for held in texts),
        )
    for translation in fact.translations:
        if translation is wording.translation:
            continue
        texts_in_order = tuple(_texts(fact, translation))
        # Who translated it is named for readers of the translation.
        name = phrase(translation.translator, context.foreign(translation.language))
        by = filled(said[translation.made_by], translator=name)
        if texts_in_order:
            yield Version(
                language=translation.language,
                title=said["also"],
                name=context.words.own_name(translation.language),
                line=str(by),
                told=foreign(by),
                texts=texts_in_order,
            )


def _texts(fact: Fact, translation: Translation) -> Iterator[VersionText]:
    """Yield what a translation has of the editors' own words, in the order of the fact's fields."""
    known = {one_line(one.of): one.text for one in translation.texts}
    for held in own_texts(fact):
        if text := known.get(one_line(held.text)):
            yield VersionText(text=text, is_prose=isinstance(held.marker, Prose))
