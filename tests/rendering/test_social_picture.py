"""Pictures for those who pass a page on: small, the same each time, and whole whatever a title holds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator.model.imprint import MOST_PICTURES, Imprint, Pictures, has_picture, settled
from generator.model.rendered import SocialCard
from generator.publishing.social_pictures import SocialPictures
from generator.rendering.social_picture import HEIGHT, MARGIN, WIDTH

MOST = 25_000

TITLES = {
    "short": "KCNA",
    "long": "The region was completely liberated with the help of troops " * 8,
    "one-word": "Donaudampfschifffahrt" * 40,
    "ukrainian": "Чи надсилала Північна Корея війська, і що про це відомо?",
    "korean": "김정은 국무위원장",
    "not-in-the-fonts": "مرحبا",
    "hidden": "a\u202eb\u200bc\u0000",
    "markup": "<script>alert(1)</script> {{ 7 * 7 }} &amp;",
}


def card(title: str) -> SocialCard:
    """Return a card of a disputed claim."""
    return SocialCard(kind="Claim", title=title, label="Disputed", code="disputed", alt="")


def drawn(title: str) -> bytes:
    """Return a picture drawn with fonts of its own."""
    return SocialPictures(Path(), "Harbour").of(card(title))


def inked(picture: bytes, box: tuple[int, int, int, int]) -> bool:
    """Tell whether something dark stands in a part of a picture."""
    with Image.open(io.BytesIO(picture)) as image:
        low, _ = image.convert("L").crop(box).getextrema()
    return bool(isinstance(low, (int, float)) and low < 128)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_a_picture_is_small_and_stays_inside(title: str) -> None:
    """Whatever a title holds, the picture has its size, weighs at most 25 kB and writes nothing into its margins."""
    picture = drawn(title)
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(picture) <= MOST
    assert not inked(picture, (WIDTH - MARGIN + 4, 0, WIDTH, HEIGHT))
    assert not inked(picture, (20, HEIGHT - 24, WIDTH, HEIGHT))


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_the_same_card_gives_the_same_bytes(title: str) -> None:
    """Fonts loaded anew draw the same."""
    assert drawn(title) == drawn(title)


@pytest.mark.parametrize("name", ["not-in-the-fonts", "hidden"])
def test_a_title_that_cannot_be_set_is_left_out(name: str) -> None:
    """No boxes stand for missing characters: the place of the title is empty, the label stays."""
    picture = drawn(TITLES[name])
    assert not inked(picture, (MARGIN, 120, WIDTH - MARGIN, 430))
    assert inked(picture, (MARGIN, 430, 400, 520))


@pytest.mark.parametrize("name", ["ukrainian", "korean", "markup"])
def test_other_scripts_and_signs_are_set(name: str) -> None:
    """Cyrillic, Hangul and signs that mean something elsewhere stand there as they are."""
    assert inked(drawn(TITLES[name]), (MARGIN, 120, WIDTH - MARGIN, 430))


def test_different_cards_differ() -> None:
    """Title, label and name of the site are all in the picture."""
    one = card("KCNA")
    pictures = SocialPictures(Path(), "Harbour")
    others = [
        SocialPictures(Path(), "Kursk").of(one),
        pictures.of(card("TSN")),
        pictures.of(SocialCard(kind="Claim", title="KCNA", label="Denied", code="denied", alt="")),
        pictures.of(SocialCard(kind="Actor", title="KCNA", label="Disputed", code="disputed", alt="")),
    ]
    assert len({pictures.of(one), *others}) == 5


@pytest.mark.parametrize(("facts", "pictures"), [(MOST_PICTURES, "all"), (MOST_PICTURES + 1, "stories")])
def test_large_sites_have_few_pictures(facts: int, pictures: str) -> None:
    """Above the limit only stories have one, unless the settings ask for all."""
    assert settled(Imprint(pictures="auto"), facts).pictures == pictures
    assert settled(Imprint(pictures="all"), facts).pictures == "all"


@pytest.mark.parametrize(
    ("pictures", "story", "shown"),
    [("all", False, True), ("stories", True, True), ("stories", False, False), ("none", True, False)],
)
def test_the_settings_decide_which_pages_have_one(
    pictures: Pictures,
    story: bool,
    shown: bool,
) -> None:
    """A story has one wherever any page has; none has one on a site without an address."""
    assert has_picture(Imprint(site_url="https://example.org/", pictures=pictures), story=story) is shown
    assert not has_picture(Imprint(pictures=pictures), story=story)
