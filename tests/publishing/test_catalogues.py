"""The words of the interface: whole in every language, and told apart where they are not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import yaml
from english import ENGLISH

from generator.linking.mentions import MENTIONED_BY
from generator.model.facts.source import NoFact
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KINDS
from generator.model.rules import RULES
from generator.model.status_rules import STATUS_WORDS
from generator.model.waivers import WAIVABLE
from generator.publishing.catalogues import CatalogueError, categories, languages, plural_rule, read_words


def catalogue(project_root: Path, language: str) -> str:
    """Return the text of a shipped catalogue."""
    return (project_root / "site_templates" / "languages" / f"{language}.yml").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with a folder for catalogues of its own."""
    (tmp_path / "site_templates" / "languages").mkdir(parents=True)
    return tmp_path


def with_catalogue(project: Path, language: str, text: str) -> Path:
    """Put a catalogue into the project."""
    (project / "site_templates" / "languages" / f"{language}.yml").write_text(text, encoding="utf-8")
    return project


def test_every_shipped_catalogue_is_whole(project_root: Path) -> None:
    """Each language that is shipped has every text of the English catalogue, in every form that it counts in."""
    assert {"en", "uk"} <= set(languages(project_root))
    for language in languages(project_root):
        assert read_words(project_root, language).language == language


def test_each_rule_that_can_be_waived_is_told_in_every_language(project_root: Path) -> None:
    """The English words are those of the check itself."""
    for language in languages(project_root):
        assert set(read_words(project_root, language).catalogue.waivable) == WAIVABLE
    assert ENGLISH.catalogue.waivable == {code: RULES[code].wants for code in WAIVABLE}


def test_ukrainian_is_written_in_its_own_letters(project_root: Path) -> None:
    """No text of the Ukrainian catalogue was left in English."""
    english, ukrainian = (yaml.safe_load(catalogue(project_root, one)) for one in ("en", "uk"))
    left = [
        path
        for path, text in texts(ukrainian)
        if path in dict(texts(english))
        and re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}|SHA-256|NFC|LF|JavaScript", "", text))
        and not re.search("[а-яіїєґ]", text.lower())
    ]
    assert left == []


def texts(value: object, at: str = "") -> list[tuple[str, str]]:
    """Return each text of a catalogue with its path."""
    if isinstance(value, dict):
        return [pair for key, below in value.items() for pair in texts(below, f"{at}.{key}")]
    if isinstance(value, list):
        return [pair for number, below in enumerate(value) for pair in texts(below, f"{at}.{number}")]
    return [(at, str(value))]


def test_english_says_what_the_model_says() -> None:
    """Kinds and statuses have the names on pages that the reference and the open data give them."""
    words = ENGLISH.catalogue
    assert {kind.name: (kind.singular, kind.plural) for kind in KINDS} == {
        name: (kind.one, kind.all) for name, kind in words.kinds.items()
    }
    assert list(words.status) == list(STATUS_WORDS)
    for code, told in STATUS_WORDS.items():
        assert words.status[code].rule == told.text
        assert ENGLISH.status(code, 3) == told.label.format(count=3)


def test_every_reason_to_set_a_sentence_aside_has_words() -> None:
    """Readers of a source meet the reason; the model knows it by a word of its own."""
    hints = get_type_hints(NoFact, include_extras=True)
    assert set(ENGLISH.catalogue.set_aside) == set(get_args(hints["reason"]))


def test_every_reverse_of_a_reference_has_words(project_root: Path) -> None:
    """What heads a list of backlinks is in the catalogue, and nothing else is."""
    package = project_root / "generator" / "model" / "facts"
    declared = {MENTIONED_BY} | {
        name for path in package.glob("*.py") for name in re.findall(r'reverse="([^"]+)"', path.read_text())
    }
    assert len(FACT_TYPES) == len(KINDS)
    assert set(ENGLISH.catalogue.reverse) == declared


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1 факт"), (2, "2 факти"), (5, "5 фактів"), (11, "11 фактів"), (21, "21 факт"), (1234, "1\u00a0234 факти")],
)
def test_ukrainian_counts_as_ukrainian_does(project_root: Path, number: int, text: str) -> None:
    """Each number takes the form of its plural category, and thousands are parted by a space that does not break."""
    words = read_words(project_root, "uk")
    assert words.counted(words.said.facts, number) == text


def test_a_third_language_is_one_more_file(project: Path, project_root: Path) -> None:
    """A project adds a language by a file of its own, also one that counts in other ways than English."""
    text = catalogue(project_root, "en").replace("name: English", "name: Deutsch")
    words = read_words(with_catalogue(project, "de", text), "de")
    assert (words.language, words.catalogue.name) == ("de", "Deutsch")
    assert read_words(project, "de-AT").language == "de"
    assert "de" in languages(project)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  denies: denies\n", "", "`stance.denies` is missing"),
        ("name: English", "name: English\nnames: x", "`names` is unknown"),
        ('through: "{speaker} (through {relays})"', "through: '{speaker}'", "leaves out `{relays}`"),
        ('through: "{speaker} (through {relays})"', "through: '{speaker} {relays} {x}'", "fills in `{x}`"),
        ('through: "{speaker} (through {relays})"', "through: '{speaker} {relays'", "has a brace"),
        ('facts: {one: "{n} fact", other: "{n} facts"}', 'facts: {other: "{n} facts"}', "`said.facts.one` is missing"),
        ('facts: {one: "{n} fact", other', 'facts: {few: "", one: "{n}", other', "a form that the language does not"),
        ("assesses: assesses", "assesses: [assesses]", "`said.assesses` is no text"),
        ("limits:\n  - ", "limits:\n  - One more.\n  - ", "`limits` has 6 entries instead of 5"),
        ("name: English", "name: [", "is no YAML"),
    ],
)
def test_a_catalogue_that_is_not_whole_says_where(
    project: Path, project_root: Path, old: str, new: str, told: str
) -> None:
    """A missing, unknown or wrongly filled text is named with its place."""
    text = catalogue(project_root, "en")
    assert old in text
    with pytest.raises(CatalogueError, match=re.escape(told)):
        read_words(with_catalogue(project, "de", text.replace(old, new, 1)), "de")


@pytest.mark.parametrize("language", ["xx", "../en", "EN", ""])
def test_an_unknown_language_is_told(project: Path, language: str) -> None:
    """A language without a catalogue is refused in words that say how to add one."""
    with pytest.raises(CatalogueError, match=r"catalogues of|no tag of a language"):
        read_words(project, language)


def test_what_nobody_counts_in_is_told(project: Path, project_root: Path) -> None:
    """A catalogue whose tag is no language is refused, because nobody knows its plural forms."""
    with pytest.raises(CatalogueError, match="nobody knows how `qqq` counts"):
        read_words(with_catalogue(project, "qqq", catalogue(project_root, "en")), "qqq")


def test_english_counts_as_cldr_has_it() -> None:
    """The short way for English gives what CLDR gives."""
    from babel.core import Locale  # noqa: PLC0415 (as in the code, it is slow to import)

    rule = plural_rule("en")
    assert categories(rule) == {"one", "other"}
    assert [rule(number) for number in range(200)] == [Locale.parse("en").plural_form(number) for number in range(200)]
