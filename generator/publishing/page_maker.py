"""Pages made one by one: composed, rendered, filled into their frame, with a note of all that each was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec.structs import astuple

from generator.caching.site import Codes, MadePage
from generator.composing.context import Context
from generator.composing.links import Definitions, Links
from generator.composing.open_data import Offer, fragments_of
from generator.composing.site import compose_page
from generator.indexing.documents import document_of
from generator.model.imprint import Imprint, settled
from generator.model.pages.site import PagePlan
from generator.model.record import Value
from generator.model.rendered import RenderedPage, SocialCard
from generator.publishing.frame_pages import frame_key, values_of
from generator.publishing.frames import Frame, FrameError, fill
from generator.publishing.search_chunks import encoded
from generator.publishing.search_index import entries_of
from generator.rendering.site import PageRenderer

Made = tuple[MadePage, bytes, tuple[SocialCard, ...]]
"""A page, its bytes, and what its picture shows, if it has one."""

_ENCODE: Final = msgspec.msgpack.Encoder().encode
_LONGEST: Final = 250
"""Bytes of a plan up to which keeping it costs less than working its checksum out."""


class Look(Value, frozen=True, kw_only=True):
    """What all pages share."""

    frames: Mapping[str, Frame]
    """By `frame_key`."""
    in_navigation: frozenset[str]
    """Source files that the project's navigation names."""
    imprint: Imprint
    chunked: bool
    """Whether the search index comes in chunks."""


class PageMaker:
    """Makes the pages of one graph."""

    def __init__(self, context: Context, templates: Mapping[str, str], look: Look) -> None:
        self._context = context
        self._look = look
        imprint = settled(look.imprint, len(context.outlines))
        self._renderer = PageRenderer(Links(context), templates, context.words, imprint, Definitions(context))
        self._codes = Codes()
        context.taken()

    def rendered(self, plan: PagePlan, offered: Sequence[Offer] = ()) -> RenderedPage:
        """Return a page without its theme."""
        return self._renderer.page(compose_page(self._context, plan, offered))

    def make(self, plan: PagePlan, offered: Sequence[Offer] = ()) -> Made:
        """Return a page, finished.

        Raises:
            FrameError: There is no frame for it.
        """
        page = self.rendered(plan, offered)
        pieces = fragments_of(self._context, plan.subject).pieces if plan.form == "fact" else {}
        key, search = self._searched(page)
        made = MadePage(
            address=page.address,
            plan=plan_sum(plan),
            reads=self._codes.packed(self._context.taken()),
            search=search,
            document=key,
            pieces=dict(pieces),
            subject=plan.subject if plan.form == "fact" else "",
        )
        return made, fill(self._frame(page), values_of(page, self._look.imprint.site_url)).encode(), page.card

    def _searched(self, page: RenderedPage) -> tuple[str, bytes]:
        """Return the page's key in an index of chunks, and what the search finds of it."""
        if not self._look.chunked:
            return "", entries_of(page)
        if not page.search:
            return "", b""
        document = document_of(page.search)
        return document.key, encoded(document)

    def _frame(self, page: RenderedPage) -> Frame:
        key = frame_key(page, self._look.in_navigation)
        if key not in self._look.frames:
            raise FrameError(f"there is no frame for `{page.address}`")
        return self._look.frames[key]


def plan_sum(plan: PagePlan) -> bytes:
    """Return what tells a plan from every other one, by all its fields: in full where it is short, else a checksum."""
    packed = _ENCODE(astuple(plan))
    return packed if len(packed) <= _LONGEST else blake2b(packed, digest_size=16).digest()
