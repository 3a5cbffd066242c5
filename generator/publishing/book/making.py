"""The book of a project as a command makes it: checked, printed, and put in place whole."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from generator.caching.database import CACHE, FACTS, TornError, torn_is_deleted
from generator.caching.facts import KeptFacts
from generator.caching.version import code_version
from generator.model.diagnostics import Finding
from generator.model.graph import Graph
from generator.model.record import Value
from generator.pipeline import Progress, Stopped, check_project
from generator.publishing.book.printing import Printed, Wish, printed
from generator.publishing.book.setting import SECONDS
from generator.publishing.build import silent
from generator.publishing.forge import imprint_of
from generator.publishing.history import last_changes
from generator.publishing.outcomes import Refused
from generator.publishing.output_file import check_output, put
from generator.publishing.theme_key import history_setting
from generator.publishing.theming import load_settings
from generator.rendering.book.volumes import MOST, file_name


class BookOrder(Value, frozen=True, kw_only=True):
    """What book is to be made."""

    root: Path
    """The project."""
    target: Path
    """The PDF file; further volumes lie beside it and bear its name with a number."""
    paper: str = "a4"
    """`a4` or `us-letter`."""
    only: str = ""
    """What it is to be about, such as `story:kursk-troops`; all where it is empty."""
    most: int = MOST
    """Weight of a volume, as `generator.rendering.book.volumes` counts it."""
    seconds: int = SECONDS
    """After which setting one volume is given up."""


class BookMade(Value, frozen=True, kw_only=True):
    """The book is there."""

    paths: tuple[Path, ...]
    """The file of each volume."""
    facts: int
    size: int
    """Bytes of all of them."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


def make_book(order: BookOrder, progress: Progress = silent) -> Stopped | Refused | BookMade:
    """Make the book of an order; unless all goes well the files that are there stay as they are.

    Args:
        order: What is to be made.
        progress: Told of each stage.

    Raises:
        SettingsError: `mkdocs.yml` cannot be used.
        SelectionError: There is nothing of what the book is to be about.
        OutputError: The file may not be written there.
        OSError: The disk is full, or something cannot be read or written.
    """
    check_output(order.target, _is_pdf, "PDF")
    imprint = imprint_of(load_settings(order.root))
    changed = last_changes(order.root) if history_setting(order.root) else {}
    with tempfile.TemporaryDirectory(prefix="explainer-book-") as name:
        place = Path(name)

        def print_it(graph: Graph) -> Printed:
            wish = Wish(
                stem=order.target.stem, paper=order.paper, only=order.only, most=order.most, seconds=order.seconds
            )
            return printed(order.root, graph, imprint, changed, place, progress=progress, wish=wish)

        try:
            done = _checked_and_printed(order.root, print_it, progress)
        except TornError:
            # The damaged file of the cache is gone, and what it held is worked out anew.
            done = _checked_and_printed(order.root, print_it, progress)
        if isinstance(done, Stopped):
            return done
        findings, made = done
        if made.complaints:
            return Refused(complaints=made.complaints, findings=findings)
        paths = _put(made.volumes.values(), order.target)
    return BookMade(paths=paths, facts=made.facts, size=sum(path.stat().st_size for path in paths), findings=findings)


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(5) == b"%PDF-"


def _checked_and_printed(
    root: Path, print_it: Callable[[Graph], Printed], progress: Progress
) -> Stopped | tuple[tuple[Finding, ...], Printed]:
    path = root / CACHE / FACTS
    with closing(KeptFacts(path, code_version())) as kept, kept.opened() as known:
        checked = check_project(root, progress, known)
        if isinstance(checked, Stopped):
            return checked
        with torn_is_deleted(path):
            return checked.findings, print_it(checked.graph)


def _put(made: Iterable[Path], target: Path) -> tuple[Path, ...]:
    """Put every finished volume in its place, and take away volumes of an earlier, larger book."""
    volumes = list(made)
    paths = [target, *(_beside(target, number) for number in range(2, len(volumes) + 1))]
    for path in paths:
        check_output(path, _is_pdf, "PDF")
    for volume, path in zip(volumes, paths, strict=True):
        put(volume, path)
    number = len(paths) + 1
    while (old := _beside(target, number)).is_file() and not old.is_symlink() and _is_pdf(old):
        old.unlink()
        number += 1
    return tuple(paths)


def _beside(target: Path, number: int) -> Path:
    return target.with_name(file_name(target.stem, number))
