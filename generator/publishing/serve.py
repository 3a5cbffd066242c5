"""The site on this machine, made again whenever something changes that it is made from.

A build that finds something wrong says so and leaves the last good site where it is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer

from generator.model.record import record
from generator.pipeline import Stopped, run_pipeline
from generator.publishing.build import Refused
from generator.publishing.places import watched_folders
from generator.publishing.swapping import swap_in, workshop
from generator.publishing.templates import read_templates
from generator.publishing.theming import ComplaintError, SettingsError, load_settings, run_theme

HOST: Final = "127.0.0.1"
"""The machine itself and nobody else."""


@record
class Fresh:
    """The site was made, and is what readers see now."""

    address: str
    """Where to read it."""
    seconds: float
    """How long it took."""


Report = Callable[[Stopped | Refused | Fresh], None]
"""Told how each build ended."""


class PortTakenError(Exception):
    """Another program listens at the port."""


@contextmanager
def site_server(root: Path, port: int, report: Report) -> Iterator[LiveReloadServer | None]:
    """Yield a server of the project's site, which is built once; None where the first build failed."""
