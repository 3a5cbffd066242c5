"""Two states of a project found, read and compared: folders, revisions, or the files as they lie here."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from generator.comparison import compare_projects, side_of
from generator.model.comparison import Comparison, Side
from generator.model.diagnostics import Finding
from generator.pipeline import Progress
from generator.publishing.catalogues import read_words
from generator.publishing.revisions import RevisionError, commit_of, extract, parting
from generator.publishing.theme_key import language_setting, written_in_setting

HERE: Final = "the files here"
"""How the state that lies in the project's folder is called."""


MOST_NAMED: Final = 4_096
"""Code points of the name of a folder or a revision; Linux takes no longer path (PATH_MAX)."""


class NotComparableError(Exception):
    """No comparison could be made; the text says why."""

    def __init__(self, message: str, help: tuple[str, ...] = (), findings: tuple[Finding, ...] = ()) -> None:  # noqa: A002 (as in diagnostics)
        super().__init__(message)
        self.help = help
        self.findings = findings


def compare_states(
    root: Path, base: str, head: str | None, progress: Progress, *, from_parting: bool = False
) -> Comparison:
    """Return what differs between two states of a project.

    Args:
        root: The project.
        base: The earlier state: a revision of git, or a folder.
        head: The later one; None for the files as they lie in `root`.
        progress: Told of each stage.
        from_parting: Whether to take the commit at which the two parted in the place of `base`.

    Raises:
        NotComparableError: One of them cannot be read, or something is wrong with the earlier one.
        SettingsError: The words of the interface cannot be read.
    """
    # In the language of the site, or the pages that a build makes anew would be others than those listed.
    words, written_in = read_words(root, language_setting(root)), written_in_setting(root)
    read = partial(side_of, words=words, progress=progress, written_in=written_in)
    try:
        with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
            sides = _both(root, base, head, Path(folder), from_parting=from_parting)
            return _compared(*sides, read, progress)
    except RevisionError as error:
        raise NotComparableError(str(error), error.help) from error
    except OSError as error:  # such as a full disk, or a folder that nobody here may read
        where = f": `{error.filename}`" if error.filename else ""
        raise NotComparableError(f"a file could not be read or written: {error.strerror or error}{where}") from error


def _both(
    root: Path, base: str, head: str | None, folder: Path, *, from_parting: bool
) -> tuple[tuple[Path, str], tuple[Path, str]]:
    """Where either state lies, and what it is called; `folder` takes the files of revisions."""
    before = _found(root, base, folder / "before", (head or "HEAD") if from_parting else None)
    after = (root, HERE) if head is None else _found(root, head, folder / "after", None)
    if before[0].resolve() == after[0].resolve():
        raise NotComparableError("both sides are the same folder", ("name a revision, or the folder of another state",))
    return before, after


def _compared(
    earlier: tuple[Path, str], later: tuple[Path, str], read: Callable[[Path, str], Side], progress: Progress
) -> Comparison:
    before_at, before_name = earlier
    after_at, after_name = later
    progress(f"reading {before_name}")
    before = read(before_at, before_name)
    if not before.holds:
        raise NotComparableError(
            f"something is wrong in {before_name}, so nothing can be compared with it",
            ("compare with an earlier revision that `explainer check` finds nothing wrong with",),
            before.findings,
        )
    progress(f"reading {after_name}")
    return compare_projects(before, read(after_at, after_name))


def _found(root: Path, wanted: str, folder: Path, other: str | None) -> tuple[Path, str]:
    """Where a state lies, and what it is called."""
    if not wanted.strip():
        # An empty name would be the folder one is in: a variable that was never set, and no change would be found.
        raise RevisionError("an empty name is neither a revision nor a folder", "name a branch, such as `main`")
    path = Path(wanted)
    is_project = len(wanted) <= MOST_NAMED and os.path.isdir(path / "content")  # noqa: PTH112 (whatever the name, no error)
    if is_project and (path.is_absolute() or wanted.startswith(".")):
        return _folder(path, wanted, other)
    try:
        commit = commit_of(root, wanted)
    except RevisionError:
        if is_project:
            return _folder(path, wanted, other)
        raise
    if other is not None:
        commit = parting(root, commit, commit_of(root, other))
    folder.mkdir()
    extract(root, commit, folder)
    (folder / "seeds").mkdir(exist_ok=True)
    return folder, wanted if commit.startswith(wanted) else f"{wanted} ({commit[:12]})"


def _folder(path: Path, wanted: str, other: str | None) -> tuple[Path, str]:
    if other is not None:
        raise RevisionError(
            f"`{wanted}` is a folder, and only revisions have a commit at which they parted",
            "leave out --merge-base, or name a revision",
        )
    return path.resolve(), wanted
