"""A fact in the language of the site where somebody translated it, else in the original, and it says which."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from english import ENGLISH

from generator.composing.context import Context
from generator.composing.open_data import fragments_of
from generator.composing.site import compose_page, plan_pages
from generator.model.facts.claim import Claim
from generator.model.graph import Graph
from generator.model.pages.blocks import Prose, QuoteTranslation, Text
from generator.model.pages.site import Page
from generator.model.translations import best_fit, fits
from generator.pipeline import Checked, check_project
from generator.publishing.catalogues import read_words

UKRAINIAN = read_words(Path(__file__).parents[2], "uk")

Compose = Callable[[str], Page]


@pytest.fixture(scope="module")
def lighthouse(project_root: Path) -> Graph:
    """Return a project in English that quotes a Korean source, with some facts translated into Ukrainian."""
    checked = check_project(project_root / "tests" / "sites" / "lighthouse")
    assert isinstance(checked, Checked), checked
    return checked.graph


def composer(context: Context) -> Compose:
    """Return a function that composes a page by its address."""
    plans = {plan.address: plan for plan in plan_pages(context)}
    return lambda address: compose_page(context, plans[address])


@pytest.fixture(scope="module")
def uk(lighthouse: Graph) -> Compose:
    """Compose pages of a site in Ukrainian."""
    return composer(Context(lighthouse, UKRAINIAN))


@pytest.fixture(scope="module")
def en(lighthouse: Graph) -> Compose:
    """Compose pages of a site in English."""
    return composer(Context(lighthouse, ENGLISH))


@pytest.mark.parametrize(
    ("tag", "wanted", "fit"),
    [("uk", "uk", True), ("uk-UA", "uk", True), ("pt", "pt-BR", True), ("PT-br", "pt-BR", True), ("u", "uk", False),
     ("uk", "ukx", False), ("ru", "uk", False), ("sr-Latn", "sr-Cyrl", False)],
)  # fmt: skip
def test_which_languages_serve_each_other(tag: str, wanted: str, fit: bool) -> None:
    """A tag serves the same one and any that is a narrower or a wider name for it; letters count whole."""
    assert fits(tag, wanted) is fit


def test_the_nearest_translation_is_taken() -> None:
    """The exact tag comes before a narrower one, wherever it stands."""
    several = [Text(text="a", language="pt-BR"), Text(text="b", language="pt"), Text(text="c", language="uk")]
    assert [best_fit(several, tag) for tag in ("pt", "pt-BR", "pt-PT", "ko")] == [
        several[1],
        several[0],
        several[1],
        None,
    ]


def test_a_translated_fact_is_shown_in_translation(uk: Compose) -> None:
    """Title, prose and lists have the translated words, and the page says who translated them, from which language."""
    page = uk("claims/dark-lamp/")
    view: Any = page.view
    assert (page.title, page.language) == ("Ліхтар не світив кілька ночей", "")
    assert (view.summary.text[:18], view.summary.language) == ("Про це кажуть обоє", "")
    assert page.translated.startswith("Переклад: редакція. Мова оригіналу: англійська.")
    (card,) = uk("claims/").view.cards  # type: ignore[attr-defined]
    assert (card.link.text, card.link.language) == (page.title, "")


def test_what_is_not_translated_stands_in_the_original_with_its_language(uk: Compose) -> None:
    """Of a translated fact single texts may be missing, and the page says so; of another one all are."""
    page = uk("claims/dark-lamp/")
    view: Any = page.view
    assert view.would_settle == Prose(text="The log of the lighthouse.", language="en")
    assert page.translated.endswith(UKRAINIAN.catalogue.translating["partly"])
    other = uk("figures/nights/")
    assert (other.title, other.language) == ("Nights without light", "en")
    assert other.translated == "Перекладу ще немає. Мова оригіналу: англійська."
    assert other.versions == ()


def test_the_original_is_one_step_away(uk: Compose) -> None:
    """It has all that was replaced and nothing else, in the order of the fact."""
    (version,) = uk("claims/dark-lamp/").versions
    assert (version.language, version.name, version.title) == ("en", "English", "Оригінал")
    assert [text.text[:12] for text in version.texts] == ["The lamp was", "Both say so,"]
    assert [text.is_prose for text in version.texts] == [False, True]


def test_a_site_in_the_language_of_the_facts_names_its_translations(en: Compose) -> None:
    """Nothing on the page changes; the translation can be unfolded, and one of quotes alone is none of the fact."""
    page = en("claims/dark-lamp/")
    assert (page.title, page.language, page.translated, page.original) == (
        "The lamp was dark for several nights", "", "", (),
    )  # fmt: skip
    (version,) = page.versions
    assert (version.language, version.name) == ("uk", "українська")
    assert [text.text[:10] for text in version.texts] == ["Ліхтар не ", "Про це каж"]
    assert en("figures/nights/").versions == ()


def test_a_quote_is_never_replaced(uk: Compose, en: Compose) -> None:
    """Its translation stands beside it with the name of whoever made it, on the site of that language alone."""
    for compose, translated in (
        (uk, {"haven": "«Ніхто не бачив скель»"}),
        (en, {"sea-wind": "Sea Wind reported that the lighthouse was out for three nights"}),
    ):
        view: Any = compose("claims/dark-lamp/").view
        for said in view.statements:
            (quote,) = said.quotes
            assert quote.passages == (
                {
                    "haven": "“Nobody could see the rocks,”",
                    "sea-wind": "바닷바람 방송은 등대가 사흘 밤 동안 꺼져 있었다고 전했다",
                }[said.id],
            )
            found = [one.text for one in quote.translation]
            assert found == ([translated[said.id]] if said.id in translated else [])
    assert uk("claims/dark-lamp/").view.statements[0].quotes[0].translation == (  # type: ignore[attr-defined]
        QuoteTranslation(text="«Ніхто не бачив скель»", label="Переклад: редакція."),
    )


def test_an_interrupted_quote_is_translated_whole_or_not_at_all(
    harbour: Graph, with_facts: Callable[..., Graph]
) -> None:
    """Each of its pieces needs a translation: half of a quote could say something else."""
    claim = harbour["forty-damaged"].fact
    assert isinstance(claim, Claim)
    made = harbour["old-basin"].fact.translations[0]
    for count, expected in ((1, ()), (2, ("«А» … «Б»",))):
        pairs = (("“We counted 60 boats,”", "«А»"), ("“and not one of them was insured.”", "«Б»"))[:count]
        texts = tuple(replace(made.texts[0], of=of, text=text) for of, text in pairs)
        changed = replace(claim, translations=(replace(made, texts=texts),))
        context = Context(with_facts(harbour, changed), UKRAINIAN)
        quote = context.quotes("forty-damaged", "statements", 1)[1]
        assert tuple(one.text for one in quote.translation) == expected


def test_lists_mark_the_language_of_each_title(uk: Compose) -> None:
    """In cards, from A to Z and among backlinks; composed lines mark the words within."""
    (card,) = uk("figures/").view.cards  # type: ignore[attr-defined]
    assert card.link.language == "en"
    assert Text(text="사흘 밤", language="ko") in card.told
    assert Text(text="5 nights", language="en") in card.told
    names = {
        entry.text: entry.language
        for group in uk("a-z/").view.groups  # type: ignore[attr-defined]
        for entry in group.entries
    }
    assert names["Nights without light"] == "en"
    assert names["Ліхтар не світив кілька ночей"] == ""
    assert names["The lamp was dark for several nights"] == "en"
    assert names["바닷바람"] == "ko"
    assert names["the fishers’ union"] == "en"


def test_words_of_a_source_are_in_its_language(en: Compose) -> None:
    """A number as given, and the word with which a source reports, each in the language of its own source."""
    view: Any = en("figures/nights/").view
    assert [one.chip.language for one in view.estimates] == ["", "ko"]
    assert [one.language for one in view.table] == [one.language for one in view.axis.marks] == ["", "ko"]
    cues = [detail.language for said in en("claims/dark-lamp/").view.statements for detail in said.details[1:2]]  # type: ignore[attr-defined]
    assert cues == ["", "ko"]


def test_the_search_finds_all_languages(uk: Compose, en: Compose) -> None:
    """Whatever is shown, title and translated titles and quotes are found, and other names."""
    for compose in (uk, en):
        entry = compose("claims/dark-lamp/").search[0]
        found = f"{entry.title} {entry.text}"
        for words in ("The lamp was dark for several nights", "Ліхтар не світив", "скель", "out for three nights"):
            assert words in found
        actors = " ".join(
            f"{one.title} {one.text}" for name in ("haven", "sea-wind") for one in compose(f"actors/{name}/").search
        )
        assert all(name in actors for name in ("Спілка рибалок", "바닷바람", "the fishers’ union", "«Гавань»"))


def test_views_are_plain_values(lighthouse: Graph) -> None:
    """Whatever reads views, such as the book, may write them out: no text is more than a text."""
    context = Context(lighthouse, UKRAINIAN)
    for plan in plan_pages(context):
        page = compose_page(context, plan)
        assert msgspec.json.encode(msgspec.structs.replace(page, json_ld=dict(page.json_ld)))


def test_machines_are_told_language_and_translator(uk: Compose, en: Compose) -> None:
    """JSON-LD names what is a translation of what, and the language of what is none."""
    made = uk("claims/dark-lamp/").json_ld
    assert (made["name"], made["inLanguage"]) == ("Ліхтар не світив кілька ночей", "uk")
    assert made["translator"] == {"@type": "Thing", "name": "редакція"}
    assert made["translationOfWork"] == {
        "@type": "CreativeWork",
        "name": "The lamp was dark for several nights",
        "inLanguage": "en",
    }
    assert uk("figures/nights/").json_ld["inLanguage"] == "en"
    assert not {"inLanguage", "translator"} & set(en("claims/dark-lamp/").json_ld)


def test_facts_say_what_they_are_written_in(lighthouse: Graph, with_facts: Callable[..., Graph]) -> None:
    """The project's setting holds for all, and a fact's own word for itself."""
    place = lighthouse["long-point"].fact
    changed = with_facts(lighthouse, replace(place, title="Довгий мис", written_in="uk"))
    own, other = (composer(Context(changed, words))("places/long-point/") for words in (UKRAINIAN, ENGLISH))
    assert (own.language, own.translated) == ("", "")
    assert (other.language, other.translated) == ("uk", "Not translated yet. Language of the original: Ukrainian.")
    all_in_ukrainian = composer(Context(lighthouse, UKRAINIAN, "uk"))("figures/nights/")
    assert (all_in_ukrainian.language, all_in_ukrainian.translated) == ("", "")


def test_the_open_data_has_original_and_translations(lighthouse: Graph) -> None:
    """Whatever the language of the site, the facts are exported as they are written, with all translations."""
    for words in (UKRAINIAN, ENGLISH):
        made = json.loads(fragments_of(Context(lighthouse, words), "dark-lamp").pieces["facts.json"])
        assert made["fact"]["title"] == "The lamp was dark for several nights"
        assert made["language"] == "en"
        assert [one["language"] for one in made["fact"]["translations"]] == ["uk", "en"]
        assert made["fact"]["translations"][0]["translator"] == "редакція"
