"""The words of the interface, read from the catalogue of a language in `site_templates/languages/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Final, get_args

import msgspec
import yaml

from generator.model.words import Catalogue, Plural, PluralRule, Words
from generator.publishing.places import layered_files, template_folders
from generator.publishing.settings_error import SettingsError

PART: Final = "languages"
"""Folder of the catalogues in `site_templates/`."""

REFERENCE: Final = "en"
"""The language whose catalogue says which keys there are."""

FORMS: Final = frozenset(get_args(Plural))

_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BREAKS: Final = re.compile(r"\s*\n\s*")


class CatalogueError(SettingsError):
    """A catalogue is missing, or differs from the English one in what it holds; the text is for whoever wrote it."""


def languages(root: Path) -> tuple[str, ...]:
    """Return the tags of all languages that there is a catalogue of, sorted."""
    files = layered_files(template_folders(root), PART)
    return tuple(sorted(name.removesuffix(".yml") for name in files if name.endswith(".yml")))


def read_words(root: Path, language: str) -> Words:
    """Return the words of the interface in a language.

    Args:
        root: The project; its own `site_templates/languages/` comes before the catalogues that are shipped.
        language: BCP 47 tag. Where there is no catalogue of `pt-BR`, that of `pt` serves.

    Raises:
        CatalogueError: There is no such catalogue, or it is not whole.
    """
    files = layered_files(template_folders(root), PART)
    if not _TAG.fullmatch(language):
        raise CatalogueError(f"`{language}` is no tag of a language; write one such as `uk` as the theme's language")
    name = next((one for one in (f"{language}.yml", f"{language.split('-', maxsplit=1)[0]}.yml") if one in files), None)
    if name is None:
        known = ", ".join(f"`{one}`" for one in languages(root))
        raise CatalogueError(
            f"there are no words of the interface in `{language}`. There are catalogues of {known}; to add one, copy "
            f"`en.yml` to `site_templates/{PART}/{language}.yml` and translate what stands right of each colon"
        )
    raw = _read(files[name], name)
    tag = name.removesuffix(".yml")
    rule = plural_rule(tag)
    if tag != REFERENCE:
        complaints = tuple(differences(_read(files[f"{REFERENCE}.yml"], f"{REFERENCE}.yml"), raw, rule))
        if complaints:
            shown = "; ".join(complaints[:5]) + (f"; and {len(complaints) - 5} more" if len(complaints) > 5 else "")
            raise CatalogueError(f"`{PART}/{name}` differs from the English catalogue: {shown}")
    try:
        catalogue = msgspec.convert(raw, Catalogue)
    except msgspec.ValidationError as error:
        raise CatalogueError(f"`{PART}/{name}`: {error}") from error
    return Words(tag, catalogue, rule, language_name)


def plural_rule(language: str) -> PluralRule:
    """Return which plural category a number has in a language (CLDR, as Babel has it)."""
    if language == REFERENCE:  # Babel takes as long to import as twenty pages take to make
        return lambda number: "one" if number == 1 else "other"
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 (only other languages need it)

    try:
        return Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError) as error:
        raise CatalogueError(f"nobody knows how `{language}` counts: CLDR has no language of that tag") from error


def language_name(tag: str, language: str) -> str:
    """Return what the language of `tag` is called in `language`, as CLDR has it; the tag where it has no name."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 (slow to import; only translations need it)

    try:
        names = Locale.parse(language.partition("-")[0]).languages
    except (UnknownLocaleError, ValueError):
        return tag
    parts = tag.split("-")
    known = ("_".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((str(names[one]) for one in known if one in names), tag)


def categories(rule: PluralRule) -> frozenset[str]:
    """Return the plural categories that whole numbers can have."""
    return frozenset(map(rule, range(1001))) | {"other"}


def differences(english: object, other: object, rule: PluralRule, at: str = "") -> Iterator[str]:
    """Yield in what a catalogue differs from the English one, key by key; nothing where it is whole."""
    if isinstance(english, dict) and english.keys() <= FORMS and isinstance(other, dict):
        yield from _forms_apart(english, other, rule, at)
    elif isinstance(english, dict) and isinstance(other, dict):
        for key in english.keys() | other.keys():
            path = f"{at}.{key}" if at else str(key)
            if key not in other:
                yield f"`{path}` is missing"
            elif key not in english:
                yield f"`{path}` is unknown"
            else:
                yield from differences(english[key], other[key], rule, path)
    elif isinstance(english, list) and isinstance(other, list):
        if len(english) != len(other):
            yield f"`{at}` has {len(other)} entries instead of {len(english)}"
        for number, (one, two) in enumerate(zip(english, other, strict=False)):
            yield from differences(one, two, rule, f"{at}.{number}")
    elif isinstance(english, str) and isinstance(other, str):
        yield from _filled_apart(filled(english), other, at)
    else:
        yield f"`{at}` is no {_SHAPES.get(type(english), 'value')}"


_SHAPES: Final[Mapping[type, str]] = {str: "text", dict: "mapping", list: "list"}


def _forms_apart(english: dict[str, str], other: dict[str, str], rule: PluralRule, at: str) -> Iterator[str]:
    wanted = categories(rule)
    for form in sorted(wanted - other.keys()):
        yield f"`{at}.{form}` is missing"
    for form in sorted(other.keys() - wanted):
        yield f"`{at}.{form}` is a form that the language does not have"
    known = filled(english["other"])
    for form in sorted(other.keys() & wanted):
        yield from _filled_apart(known, other[form], f"{at}.{form}", optional=frozenset({"n"}))


def _filled_apart(known: frozenset[str], text: str, at: str, optional: frozenset[str] = frozenset()) -> Iterator[str]:
    try:
        found = filled(text)
    except ValueError:
        yield f"`{at}` has a brace without its other half"
        return
    for name in sorted(found - known):
        yield f"`{at}` fills in `{{{name}}}`, which is not given there"
    for name in sorted(known - found - optional):
        yield f"`{at}` leaves out `{{{name}}}`"


def filled(text: str) -> frozenset[str]:
    """Return the names in braces; raises ValueError where a brace stands alone."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _read(path: Path, name: str) -> object:
    try:
        return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise CatalogueError(f"`{PART}/{name}` is no YAML: {_BREAKS.sub(' ', str(error))}") from error
