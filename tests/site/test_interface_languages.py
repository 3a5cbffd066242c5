"""A site in another language: one file translates all words of ours, and whatever is in another language says so."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import html5lib
import material
import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.cli.main import explainer
from generator.publishing.catalogues import language_name

THIRD = "eo"
"""A language that the theme has and we do not; its words are made of the English ones."""

ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒğĥîĵķłɱñøþɋŕšŧüṽŵẋýžÅɃÇĐÉƑĞĤÎĴĶŁⱮÑØÞɊŔŠŦÜṼŴẊÝŽ",
)

SETTINGS = """\
site_name: "2024"
theme: {{name: material, language: {language}}}
plugins: [search, explainer: {{search: {search}, pdf: never}}]
"""
"""The name of a site is the project's own word; this one is in every language."""

LETTERS = {"Latin": "A-Za-z", "Cyrillic": "\u0400-\u04ff", "Hangul": "\uac00-\ud7a3"}
SCRIPTS = {"en": "Latin", "uk": "Cyrillic", "ko": "Hangul", THIRD: "Latin"}

FEW = 40
"""Pages of one folder that are looked at, more than the own project has of any kind."""

ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "data-copy", "data-copied")
NAMES = r"BibTeX|CSL-JSON|JavaScript|SHA-256|CSV|JSON|PDF|NFC|LF|MB|kB|KCNA"
"""Names of formats, which are the same in every language, and one that the own translations leave as it is."""

FILES = r"\S*/\S*|[\w-]+\.(?:csv|json|txt)|[0-9a-f]{64}"
"""Addresses, names of files and checksums."""


Pages = dict[str, Any]
"""The parsed HTML of each page by its address."""


@dataclass(frozen=True)
class Words:
    """Words of a page, as a reader meets them."""

    text: str
    language: str
    """As the nearest element says that names one."""
    tag: str
    attribute: str
    of_class: str
    quoted: bool
    """Whether a source printed them, or a translator wrote them: in any letters."""


def accented(value: object) -> Any:
    """Return a catalogue with an accent on each letter, so that no word of it is one of English."""
    if isinstance(value, dict):
        return {key: accented(below) for key, below in value.items()}
    if isinstance(value, list):
        return list(map(accented, value))
    # What stands in braces is filled in.
    return "".join(
        part if part.startswith("{") else part.translate(ACCENTED) for part in re.split(r"(\{\w+\})", str(value))
    )


def built(project: Path, language: str, search: str = "whole") -> Pages:
    """Build a project in a language and return pages of every sort by their addresses."""
    (project / "mkdocs.yml").write_text(SETTINGS.format(language=language, search=search), encoding="utf-8")
    result = CliRunner().invoke(explainer, ["-C", str(project), "build"])
    assert result.exit_code == 0, result.output
    site = project / "site"
    several: dict[object, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        first, *others = address.split("/")
        several.setdefault((first, len(others), "page_" in address), []).append(address)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    chosen = [address for group in several.values() for address in group[:FEW]]
    return {address: parser.parse((site / address).read_bytes()) for address in chosen}


def pseudo_localised(project: Path, project_root: Path) -> None:
    """Add a third language to a project: one file."""
    english = yaml.safe_load((project_root / "site_templates" / "languages" / "en.yml").read_text(encoding="utf-8"))
    folder = project / "site_templates" / "languages"
    folder.mkdir(parents=True)
    (folder / f"{THIRD}.yml").write_text(yaml.safe_dump(accented(english), allow_unicode=True), encoding="utf-8")


@dataclass(frozen=True)
class Sites:
    """One project, published in some languages."""

    project: Path
    pages: dict[str, Pages]
    """By the language of the site."""


def own_project(project_root: Path, folder: Path) -> None:
    """Write the project's own facts into a folder."""
    for part in ("content", "seeds"):
        shutil.copytree(project_root / part, folder / part)


def lighthouse(project_root: Path, folder: Path) -> None:
    """Write a project with a Korean source and translated facts."""
    own_project(project_root / "tests" / "sites" / "lighthouse", folder)


@pytest.fixture(scope="module", params=[own_project, lighthouse])
def sites(request: pytest.FixtureRequest, project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Publish a project in English, in the third language and in Ukrainian, which stays on the disk."""
    project = tmp_path_factory.mktemp("languages")
    request.param(project_root, project)
    (project / "docs").mkdir(exist_ok=True)
    pseudo_localised(project, project_root)
    return Sites(project=project, pages={language: built(project, language) for language in ("en", THIRD, "uk")})


@pytest.fixture(scope="module")
def large(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Publish a project that is large enough for a page of every kind in the third language alone."""
    project = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(project_root / "bench"))
        from facts import write_project  # noqa: PLC0415 (found just now)

        write_project(400, project)
    (project / "docs").mkdir(exist_ok=True)
    pseudo_localised(project, project_root)
    return Sites(project=project, pages={THIRD: built(project, THIRD, "chunked")})


def words_of(element: Any, language: str = "", *, quoted: bool = False) -> Iterator[Words]:
    """Yield all words of an element, and those that stand in its attributes."""
    if not isinstance(element.tag, str):
        return
    tag, language = element.tag.rpartition("}")[2], element.get("lang", language)
    if tag in {"script", "style", "code", "pre"}:
        return
    of_class = element.get("class", "")
    quoted = element.get("dir") == "auto" or (quoted and tag != "button")
    for attribute in ATTRIBUTES:
        yield Words(element.get(attribute, ""), language, tag, attribute, of_class, quoted=False)
    if tag == "meta" and element.get("name") == "description":
        yield Words(element.get("content", ""), language, tag, "content", of_class, quoted=False)
    yield Words(element.text or "", language, tag, "", of_class, quoted)
    for child in element:
        yield from words_of(child, language, quoted=quoted)
        yield Words(getattr(child, "tail", "") or "", language, tag, "", of_class, quoted)


def markable(words: Words) -> bool:
    """Tell whether an element can name the language of these words.

    None can in attributes, in the title of a page, which the theme's header repeats, nor within a picture's own title
    and description. Lines of the timeline's picture hold times of several languages; its list below marks them.
    """
    return not (
        words.attribute or words.tag in {"title", "desc"} or words.of_class in {"md-ellipsis", "xp-strip__when"}
    )


def texts_in(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a fact's file with the name of its field."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from texts_in(below, str(name))
    elif isinstance(value, list):
        for below in value:
            yield from texts_in(below, key)
    elif isinstance(value, str):
        yield key, " ".join(value.split())


def of_facts(project: Path, *, aliases: bool) -> re.Pattern[str]:
    """Return a pattern for texts of a project's facts, the longest first; words of the model are none of them.

    Args:
        project: The project.
        aliases: Whether only other names are meant, which a source may print in any letters.
    """
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (project / "content").rglob("*.yml")]
    found = {
        text
        for file in files
        for key, text in texts_in(file)
        if (key == "aliases" if aliases else key in {"as_given", "unit"} or re.search(r"[\sA-Z]", text))
    }
    return re.compile("|".join(re.escape(text) for text in sorted(found, key=len, reverse=True)) or "(?!)")


def of_the_theme(language: str) -> set[str]:
    """Return what the theme says of its own in a language, and what CLDR calls languages there."""
    folder = Path(material.__file__).parent / "templates" / "partials" / "languages"
    said = re.findall(r'"[\w.]+": "([^"]*)"', (folder / f"{language}.html").read_text(encoding="utf-8"))
    return {*said, *(language_name(tag, language) for tag in SCRIPTS)}


def left(pages: Pages, project: Path, language: str) -> list[tuple[str, Words]]:
    """Return words in Latin letters that a page takes for its own language, which has no such words of ours."""
    facts, aliases = of_facts(project, aliases=False), of_facts(project, aliases=True)
    theme = of_the_theme(language)
    names = "|".join(map(re.escape, sorted(theme)))
    known = re.compile(rf"\b(?:{NAMES}|{names})\b|{FILES}")
    found: dict[Words, str] = {}
    for address, page in pages.items():
        for words in words_of(page):
            if words.language != language or words in found or " ".join(words.text.split()) in theme:
                continue
            text = "" if words.quoted else (aliases if markable(words) else facts).sub("", words.text)
            if re.search(r"[A-Za-z]{2}", known.sub("", text)):
                found[words] = address
    return [(address, words) for words, address in found.items()]


def test_a_third_language_needs_one_file(sites: Sites) -> None:
    """With a catalogue of its own a site has no English word of ours, in no text and no attribute of any page."""
    pages = sites.pages[THIRD]
    assert {page.get("lang") for page in pages.values()} == {THIRD}
    assert left(pages, sites.project, THIRD) == []


def test_no_kind_of_page_has_an_english_word(large: Sites, project_root: Path) -> None:
    """The same holds for every template, those of long lists and of the search included."""
    pages = large.pages[THIRD]
    seen = " ".join(one.get("class", "") for page in pages.values() for one in page.iter("div"))
    for path in (project_root / "site_templates" / "pages").glob("*.html"):
        kind = re.search(r"xp-page--\w+", path.read_text(encoding="utf-8"))
        assert kind is None or kind[0] in seen, path.name
    assert left(pages, large.project, THIRD) == []


def test_ukrainian_pages_have_no_english_word(sites: Sites) -> None:
    """No word of ours is left untranslated, and whatever of the facts is in English says so."""
    assert left(sites.pages["uk"], sites.project, "uk") == []


def test_foreign_words_name_their_language(sites: Sites) -> None:
    """Names in Korean and Ukrainian and words of ours stand in elements of the language whose letters they have.

    Latin letters occur in every language: names of formats, addresses, and words that a translator leaves as they are.
    """
    facts = of_facts(sites.project, aliases=False)
    found = {
        (address, words)
        for pages in sites.pages.values()
        for address, page in pages.items()
        for words in words_of(page)
        if not words.quoted and (script := SCRIPTS.get(words.language))
        for text in [words.text if markable(words) else facts.sub("", words.text)]
        for other, letters in LETTERS.items()
        if other not in {script, "Latin"} and re.search(f"[{letters}]{{2}}", text)
    }
    assert found == set()


def test_quotes_have_a_language_and_their_own_direction(sites: Sites) -> None:
    """A reader's voice and the direction of a quote follow the quote, whatever the page is written in."""
    for pages in sites.pages.values():
        quotes = 0
        for address, page in pages.items():
            for element in page.iter():
                of_class = element.get("class") or ""
                if element.tag == "blockquote" or of_class == "xp-version__text":
                    assert element.get("lang"), address
                    assert element.get("dir") == "auto", address
                    quotes += 1
                elif of_class == "xp-article":
                    assert element.get("lang"), address
                    assert {one.get("dir") for one in element.iter("p") if one.get("id")} == {"auto"}, address
                elif of_class == "xp-quote__translation":
                    assert element[0].get("dir") == "auto", address
        assert quotes > 20


def test_other_languages_occur(sites: Sites) -> None:
    """The projects have names and quotes in Korean and Ukrainian, so that there is something to be marked."""
    tags = {words.language for page in sites.pages["en"].values() for words in words_of(page) if words.text.strip()}
    korean = (sites.project / "content" / "actors" / "kim-jong-un.yml").exists()
    assert tags >= {"en", "uk"} | (set() if korean else {"ko"})


@pytest.mark.parametrize("width", [360, 320])
def test_nothing_scrolls_sideways_in_ukrainian(sites: Sites, browser: Browser, width: int) -> None:
    """Words are longer there than in English, and a phone is as narrow."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = {}
    for address in sites.pages["uk"]:
        page.goto((sites.project / "site" / address).as_uri())
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[address] = over
    context.close()
    assert wide == {}


def test_a_catalogue_that_is_not_whole_stops_the_build_with_one_error(project_root: Path, tmp_path: Path) -> None:
    """What is missing and what is too much is told once, with its place, and nothing is published."""
    for part in ("content", "seeds"):
        shutil.copytree(project_root / "tests" / "sites" / "lighthouse" / part, tmp_path / part)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.format(language=THIRD, search="whole"), encoding="utf-8")
    pseudo_localised(tmp_path, project_root)
    path = tmp_path / "site_templates" / "languages" / f"{THIRD}.yml"
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    del words["stance"]["denies"]
    words["page"]["surplus"] = "Ŝ"
    path.write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    result = CliRunner().invoke(explainer, ["-C", str(tmp_path), "build"])
    assert result.exit_code == 1
    assert not (tmp_path / "site").exists()
    (line,) = (line for line in result.output.splitlines() if "differs from the English catalogue" in line)
    assert "`stance.denies` is missing" in line
    assert "`page.surplus` is unknown" in line
