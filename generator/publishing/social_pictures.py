"""Pictures of pages, beside the pages; the fonts are read when the first one is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

from generator.model.pages.site import PagePlan
from generator.model.rendered import RenderedPage, SocialCard
from generator.publishing.places import layered_files, template_folders
from generator.rendering.social_picture import PICTURE, Fonts, draw

FONTS: Final = ("SourceSerif4_400Regular.ttf", "SourceSerif4_600SemiBold.ttf", "explainer-hangul.ttf")


class SocialPictures:
    """Draws the pictures of the pages of one site."""

    def __init__(self, root: Path, site: str) -> None:
        self._root, self._site = root, site

    @cached_property
    def _fonts(self) -> Fonts:
        files = layered_files(template_folders(self._root), "book/fonts")
        return Fonts(*(files[name].read_bytes() for name in FONTS))

    def of(self, card: SocialCard) -> bytes:
        """Return the picture that a card describes, as a PNG."""
        return draw(card, self._site, self._fonts)


def pictures_of(pages: Iterable[RenderedPage], pictures: SocialPictures) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of the picture of each page that has one."""
    for page in pages:
        for card in page.card:
            yield f"{page.address}{PICTURE}", pictures.of(card)


def picture_paths(plans: Iterable[PagePlan]) -> Iterator[str]:
    """Yield where the picture of each planned page lies, if it has one."""
    return (f"{plan.address}{PICTURE}" for plan in plans if plan.form in {"fact", "home"})
