"""A book cut into volumes: nothing is lost, and every link has its other end."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.model.book import Block, Book, Chapter, Entry, IndexEntry, Run, Text
from generator.rendering.book.volumes import file_name, volumes


def entry(label: str, *targets: str, size: int = 100) -> Entry:
    """Return an entry that refers to labels, with so many letters."""
    runs = tuple(Run(text=target, to=target) for target in targets)
    blocks: tuple[Block, ...] = (Text(runs=(Run(text="x" * size), *runs)),)
    return Entry(label=label, kind="Claim", title=label, blocks=blocks, address="")


def chapter(name: str, *entries: Entry) -> Chapter:
    """Return a chapter."""
    return Chapter(label=f"chapter_{name}", title=name, lead="", blocks=(), entries=entries)


def book(*chapters: Chapter, index: tuple[IndexEntry, ...] = ()) -> Book:
    """Return a book."""
    return Book(
        language="en",
        title="Title",
        site="Site",
        address="",
        as_of="",
        dek=(),
        answer=(),
        words={"volume": "Volume {number} of {count}"},
        chapters=chapters,
        index=index,
        colophon=(),
        elsewhere={},
    )


def test_a_small_book_is_in_one_piece() -> None:
    """Below the weight nothing is cut, and nothing is elsewhere."""
    (one,) = volumes(book(chapter("a", entry("x", "y"), entry("y", "chapter_a"))), "b")
    assert one.book.volumes == ()
    assert one.book.elsewhere == {}


def test_a_part_that_the_book_lacks_is_its_fact() -> None:
    """What refers to a part without a place of its own leads to the fact."""
    (one,) = volumes(book(chapter("a", entry("x", "y_status"), entry("y"))), "b")
    assert one.book.elsewhere == {"y_status": "y"}


def test_a_link_to_nothing_is_an_error() -> None:
    """A label that nothing bears cannot pass."""
    with pytest.raises(LookupError, match="nowhere"):
        volumes(book(chapter("a", entry("x", "nowhere"))), "b")


def test_volumes_hold_everything_once_and_know_of_one_another() -> None:
    """Chapters keep their order, a large one is cut between entries, and what is elsewhere has an address there."""
    cover = (Run(text="On the cover", to="l3"),)
    large = chapter("large", *(entry(f"l{number}", "small") for number in range(6)))
    whole = book(
        chapter("little", entry("small", "l5")),
        large,
        chapter("last", entry("end", "l0", "small")),
        index=(IndexEntry(name="Small", language="", labels=("small", "l5", "end"), see=""),),
    )
    made = [one.book for one in volumes(replace(whole, dek=cover), "b", most=420)]
    assert len(made) > 2
    entries = [one.label for volume in made for part in volume.chapters for one in part.entries]
    assert entries == ["small", "l0", "l1", "l2", "l3", "l4", "l5", "end"]
    assert [volume.number for volume in made] == list(range(1, len(made) + 1))
    assert all(len(volume.volumes) == len(made) for volume in made)
    titles = [part.title for volume in made for part in volume.chapters if part.title.startswith("large")]
    assert titles == [f"large ({number}/{len(titles)})" for number in range(1, len(titles) + 1)]
    homes = {
        label: file_name("b", volume.number)
        for volume in made
        for part in volume.chapters
        for label in (part.label, *(one.label for one in part.entries))
    }
    assert made[-1].elsewhere["small"] == f"{homes['small']}#small" == "b.pdf#small"
    assert made[0].elsewhere["l5"] == f"{homes['l5']}#l5"
    assert all("l3" in volume.elsewhere or homes["l3"] == file_name("b", volume.number) for volume in made)
    assert sum(len(one.labels) for volume in made for one in volume.index) == 3


def test_one_entry_that_is_too_heavy_has_a_volume_of_its_own() -> None:
    """What cannot be cut is not cut, and does not bring the others down."""
    made = volumes(book(chapter("a", entry("x"), entry("y", size=5000), entry("z"))), "b", most=1000)
    assert [[one.label for part in volume.book.chapters for one in part.entries] for volume in made] == [
        ["x"],
        ["y"],
        ["z"],
    ]


def test_the_signs_of_each_part_are_known() -> None:
    """Whoever looks for fonts learns which fact needs which character, also from the index."""
    index = (IndexEntry(name="Ω", language="", labels=("x",), see=""),)
    (one,) = volumes(replace(book(chapter("a", entry("x"))), index=index), "b")
    assert "x" in one.signs["x"]
    assert one.signs["chapter_index"] == {"Ω"}
