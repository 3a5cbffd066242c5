"""Facts and what names what among them, for programs that draw or count."""

from __future__ import annotations

from generator.model.kinds import KindName
from generator.model.record import Value


class Node(Value, frozen=True, kw_only=True):
    """One fact."""

    id: str
    kind: KindName
    title: str
    status: str
    """Code of a claim's status; empty for all else."""


class Arrow(Value, frozen=True, kw_only=True):
    """One fact names another one."""

    origin: str
    target: str
    field: str
    """Path of the field that names it, without the numbers of entries: `statements.speaker`."""


class Network(Value, frozen=True, kw_only=True):
    """Some facts and all arrows among them."""

    nodes: tuple[Node, ...]
    """In the order of kinds and then ids."""
    arrows: tuple[Arrow, ...]
    """Each once, in the order of their origins and then of the fields of its file."""
