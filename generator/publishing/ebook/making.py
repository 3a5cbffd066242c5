"""The e-book of a project as a command makes it: checked, bound, and put in place whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from generator.caching.database import CACHE, FACTS, TornError, torn_is_deleted
from generator.caching.facts import KeptFacts
from generator.caching.version import code_version
from generator.model.diagnostics import Finding
from generator.model.imprint import Imprint
from generator.model.record import Value
from generator.pipeline import Progress, Stopped, check_project
from generator.publishing.build import silent
from generator.publishing.ebook.binding import MIMETYPE, Bound, bound
from generator.publishing.forge import imprint_of
from generator.publishing.history import last_changes
from generator.publishing.outcomes import Refused
from generator.publishing.output_file import check_output
from generator.publishing.theme_key import history_setting
from generator.publishing.theming import load_settings


class EbookMade(Value, frozen=True, kw_only=True):
    """The e-book is there."""

    path: Path
    facts: int
    size: int
    """Bytes."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


class EbookOrder(Value, frozen=True, kw_only=True):
    """What e-book is to be made."""

    root: Path
    """The project."""
    target: Path
    """The EPUB file."""
    only: str = ""
    """What it is to be about, such as `story:kursk-troops`; all where it is empty."""


def make_ebook(order: EbookOrder, progress: Progress = silent) -> Stopped | Refused | EbookMade:
    """Make the e-book of an order; unless all goes well what is there stays.

    Raises:
        SettingsError: `mkdocs.yml` or the template of the cover cannot be used.
        SelectionError: There is nothing of what the book is to be about.
        OutputError: The file may not be written there.
        OSError: The disk is full, or something cannot be read or written.
    """
    root = order.root.resolve()
    check_output(order.target, is_ebook, "EPUB")
    imprint = imprint_of(load_settings(root))
    try:
        done = _checked_and_bound(root, order, imprint, progress)
    except TornError:
        # The damaged file of the cache is gone, and what it held is worked out anew.
        done = _checked_and_bound(root, order, imprint, progress)
    if isinstance(done, Stopped):
        return done
    findings, made = done
    if made.complaints:
        return Refused(complaints=made.complaints, findings=findings)
    return EbookMade(path=order.target, facts=made.facts, size=order.target.stat().st_size, findings=findings)


def _checked_and_bound(
    root: Path, order: EbookOrder, imprint: Imprint, progress: Progress
) -> Stopped | tuple[tuple[Finding, ...], Bound]:
    path = root / CACHE / FACTS
    days = last_changes(root) if history_setting(root) else {}
    with closing(KeptFacts(path, code_version())) as kept, kept.opened() as known:
        checked = check_project(root, progress, known)
        if isinstance(checked, Stopped):
            return checked
        progress("e-book")
        with torn_is_deleted(path):
            return checked.findings, bound(root, checked.graph, imprint, days, order.target, only=order.only)


def is_ebook(path: Path) -> bool:
    """Tell whether a file is an e-book."""
    with path.open("rb") as stream:
        return stream.read(58)[38:] == MIMETYPE.encode()
