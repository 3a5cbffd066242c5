"""What looks at a site from outside, as modules; nothing here needs Node or Java."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def part(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that imports a module of the audit by its name."""
    monkeypatch.syspath_prepend(project_root)
    yield lambda name: import_module(f"audit.{name}")
    for name in [name for name in sys.modules if name.partition(".")[0] == "audit"]:
        del sys.modules[name]
