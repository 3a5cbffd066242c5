"""A project checked again whenever one of its files changes, with the notes of all checks before."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from generator.caching.database import CACHE, FACTS, TornError
from generator.caching.facts import KeptFacts
from generator.caching.version import code_version
from generator.pipeline import Checked, Stopped, check_project
from generator.publishing.changed_files import FOLDERS
from generator.publishing.changes import changes_in

Ended = Stopped | Checked | OSError
"""How a check ended; an error of the disk, such as a folder that is gone for a moment, ends the check alone."""

Report = Callable[[Ended, float], None]
"""Told how each check ended, and how many seconds after the change."""


def watch_project(root: Path, report: Report) -> None:
    """Check the project at `root` now and after each change, until the process is interrupted.

    Args:
        root: The project.
        report: Told of each check.
    """
    kept = KeptFacts(root / CACHE / FACTS, code_version())
    try:
        # What changes during the first check is seen, too.
        with changes_in(root, FOLDERS) as changes:
            report(*_checked(root, kept, time.monotonic()))
            for since in changes:
                report(*_checked(root, kept, since))
    finally:
        kept.close()


def _checked(root: Path, kept: KeptFacts, since: float) -> tuple[Ended, float]:
    # The collector would look at every fact again and again; afterwards there is hardly anything left to look at.
    gc.disable()
    try:
        return _check(root, kept), time.monotonic() - since
    finally:
        gc.enable()


def _check(root: Path, kept: KeptFacts) -> Ended:
    with suppress(TornError, OSError), kept.opened() as store:
        return check_project(root, store=store)
    try:
        return check_project(root)
    except OSError as error:
        return error
