"""Ids of facts and of sources as arguments of commands."""

from __future__ import annotations

import click


class FactId(click.ParamType[str]):
    """The id of a fact, or the path of its file."""

    name = "fact"


class SourceId(click.ParamType[str]):
    """The id of a source."""

    name = "source"
