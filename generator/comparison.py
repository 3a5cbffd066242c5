"""Two states of a project, each read, linked and composed on its own, and then compared."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.comparing.project import compare
from generator.composing.site import compose_site
from generator.model.comparison import Comparison, PageState, Side
from generator.model.words import Words
from generator.pipeline import Checked, Progress, check_project
from generator.reading.project import read_project


def side_of(root: Path, name: str, words: Words, progress: Progress, *, written_in: str) -> Side:
    """Return the project at `root` as one side of a comparison; as far as it could be read, where something is wrong.

    Args:
        root: The project.
        name: What it was asked for by.
        words: The words of the interface, in which pages are compared.
        progress: Told of each stage.
        written_in: Language of the facts' own words, where they do not say otherwise.
    """
    result = check_project(root, progress)
    if isinstance(result, Checked):
        project = result.graph.project
        progress("composing")
        return Side(
            name=name,
            facts={fact_id: anchored.fact for fact_id, anchored in project.facts.items()},
            paths={fact_id: anchored.path for fact_id, anchored in project.facts.items()},
            texts={source: text.sha256 for source, text in project.texts.items()},
            unread=frozenset(),
            findings=result.findings,
            waived=result.graph.waived,
            graph=result.graph,
            pages=_pages(result, words, written_in),
        )
    read = read_project(root)
    facts = {fact_id: one.fact for fact_id, one in read.value.facts.items()}
    paths = {fact_id: one.path for fact_id, one in read.value.facts.items()}
    unread = {_id_of(one.place.path) for one in read.diagnostics if one.place.path.startswith("content/")}
    return Side(
        name=name,
        facts=facts,
        paths=paths,
        texts=dict(read.value.text_digests),
        unread=frozenset(unread - facts.keys()),
        findings=result.findings,
        waived=result.waived,
        graph=None,
        pages={},
    )


def compare_projects(before: Side, after: Side) -> Comparison:
    """Return what differs between two states of a project."""
    return compare(before, after)


def _id_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


def _pages(result: Checked, words: Words, written_in: str) -> dict[str, PageState]:
    encode = msgspec.msgpack.Encoder(enc_hook=_plain, order="deterministic").encode
    return {
        page.address: PageState(page.title, blake2b(encode(page), digest_size=16).digest())
        for page in compose_site(result.graph, words, written_in=written_in).pages
    }


def _plain(value: object) -> object:
    """What the encoder does not know of the values in a page."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)
