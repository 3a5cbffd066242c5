"""What making a site works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.caching.database import sealed, unsealed
from generator.caching.facts import KeptFacts
from generator.caching.site import SiteStore
from generator.composing.context import Context
from generator.composing.open_data import Offer
from generator.model.graph import Graph
from generator.model.pages.site import PagePlan
from generator.model.record import Value
from generator.publishing.history import NO_HISTORY, History
from generator.publishing.page_maker import Look
from generator.publishing.theme_part import ThemePart


class Order(Value, frozen=True, kw_only=True):
    """What is to be made of which project, and where."""

    root: Path
    cache: Path
    """Folder for what is known of this site."""
    target: Path | None = None
    """Where the site shall be; as the settings say where it is None."""
    address: str = ""
    """Where the site will live, where that is not as in the settings."""
    processes: Callable[[int], int] = lambda _pages: 1
    """How many processes may make so many pages."""
    kept: KeptFacts | None = None
    """The cache of facts, where it is used again and again."""
    books: tuple[str, ...] = ()
    """In which formats the site may hold a book, which takes seconds; the settings may forbid it."""
    is_ours: bool = False
    """Whether nobody else writes where the site is, so that its files need no look."""


class Work(Value, frozen=True, kw_only=True):
    """A project that holds, with everything that its site is made from."""

    order: Order
    graph: Graph
    context: Context
    plans: Sequence[PagePlan]
    """Of all pages but those of the open data."""
    templates: Mapping[str, str]
    store: SiteStore
    theme_key: str
    """What the theme's part depends on; empty where that cannot be told."""
    look: str
    """What all pages depend on beside facts and theme."""
    chunked: bool
    """Whether the search index comes in chunks."""
    books: tuple[str, ...]
    """In which formats the site holds a book."""
    days: Mapping[str, str]
    """Day of the last recorded change of each file."""


class Past(Value, frozen=True, kw_only=True):
    """What is known of a site that was made before."""

    theme_key: str
    look: str
    folder: str
    """Where it is, from the project's folder."""
    chunked: bool
    """Whether its search index comes in chunks."""
    books: tuple[str, ...]
    """In which formats it holds a book."""
    book: str
    """Checksum of what they were made from; empty where it holds none."""
    theme: ThemePart
    shown: str
    """Checksum of what navigation showed of the facts."""
    offers: tuple[Offer, ...]
    """Every file of the open data."""
    redirects: dict[str, str]
    addresses: str
    """Checksum of the addresses of all pages and files of the open data."""


_DECODE = msgspec.msgpack.Decoder(Past).decode
_HISTORY = msgspec.msgpack.Decoder(History).decode


def past_of(store: SiteStore) -> Past | None:
    """Return what is known of the site that was made before; None where there is nothing."""
    data = store.meta("past")
    return unsealed(data, _DECODE) if data else None


def keep_past(past: Past) -> dict[str, bytes]:
    """Return `past` as the store keeps it."""
    return {"past": sealed(msgspec.msgpack.encode(past))}


def history_kept(store: SiteStore) -> History:
    """Return when files had changed as of the last build."""
    data = store.meta("history")
    return unsealed(data, _HISTORY) if data else NO_HISTORY


def keep_history(store: SiteStore, history: History) -> None:
    """Keep when files had changed as of this build."""
    store.set_meta("history", sealed(msgspec.msgpack.encode(history)))


def address_sum(plans: Iterable[PagePlan], offers: Iterable[Offer]) -> str:
    """Return a checksum of the addresses of pages and of files of the open data."""
    addresses = (*(plan.address for plan in plans), *(f"data/{one.name}" for one in offers))
    return blake2b("\n".join(addresses).encode(), digest_size=12).hexdigest()


def look_of(work: Work, theme: ThemePart) -> Look:
    """Return what all pages share, given what the theme engine made."""
    return Look(
        frames=theme.frames,
        in_navigation=frozenset(theme.in_navigation),
        imprint=theme.imprint,
        chunked=work.chunked,
    )
