"""The kinds of facts and the words a reader and an address use for each."""

from __future__ import annotations

from typing import Final, Literal

from generator.model.record import Value

KindName = Literal[
    "source", "actor", "claim", "view", "figure", "event", "agreement", "place", "term", "question", "story"
]


class Kind(Value, frozen=True, kw_only=True):
    """One kind of fact: `content/<folder>/<id>.yml` is published at `<folder>/<id>/`."""

    name: KindName
    folder: str
    """Folder under `content/` and first segment of the address."""
    singular: str
    """What a reader sees before one fact, such as "Expert view"."""
    plural: str
    """Heading of the kind's index page."""


KINDS: Final[tuple[Kind, ...]] = (
    Kind(name="story", folder="stories", singular="Story", plural="Stories"),
    Kind(name="claim", folder="claims", singular="Claim", plural="Claims"),
    Kind(name="figure", folder="figures", singular="Figure", plural="Figures"),
    Kind(name="view", folder="views", singular="Expert view", plural="Expert views"),
    Kind(name="question", folder="questions", singular="Open question", plural="Open questions"),
    Kind(name="actor", folder="actors", singular="Actor", plural="Actors"),
    Kind(name="event", folder="events", singular="Event", plural="Events"),
    Kind(name="agreement", folder="agreements", singular="Agreement", plural="Agreements"),
    Kind(name="place", folder="places", singular="Place", plural="Places"),
    Kind(name="term", folder="terms", singular="Term", plural="Glossary"),
    Kind(name="source", folder="sources", singular="Source", plural="Sources"),
)
"""In the order in which a reader meets them."""

KIND_BY_NAME: Final[dict[KindName, Kind]] = {kind.name: kind for kind in KINDS}
KIND_BY_FOLDER: Final[dict[str, Kind]] = {kind.folder: kind for kind in KINDS}
