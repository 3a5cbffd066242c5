"""The audit of dependencies counts what was not looked up as a failure."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

LIST = """\
markdown==3.11 \\
    --hash=sha256:00
Pyyaml_Env.tag==1.1 \\
    --hash=sha256:00
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:00
"""
SOUND = [
    {"name": "markdown", "version": "3.11", "vulns": []},
    {"name": "pyyaml-env-tag", "version": "1.1", "vulns": []},
]


@pytest.fixture
def audit(project_root: Path) -> Any:
    """Return the script as a module."""
    spec = spec_from_file_location("audit", project_root / "requirements" / "audit.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report_of(packages: list[dict[str, Any]]) -> str:
    """Return a report as `pip-audit` prints it."""
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_sound_list_passes(audit: Any) -> None:
    """Names are compared as the index compares them, and a package with a condition may be absent."""
    assert list(audit.objections(LIST, report_of(SOUND))) == []


def test_a_skip_is_a_failure(audit: Any) -> None:
    """`pip-audit` itself would end with success."""
    skipped = [SOUND[0], {"name": "pyyaml-env-tag", "skip_reason": "not found"}]
    assert list(audit.objections(LIST, report_of(skipped))) == ["pyyaml-env-tag was skipped: not found"]


def test_a_weakness_is_a_failure(audit: Any) -> None:
    """It is named with the versions that mend it."""
    weak = [SOUND[0] | {"vulns": [{"id": "CVE-0", "fix_versions": ["3.12"]}]}, SOUND[1]]
    assert list(audit.objections(LIST, report_of(weak))) == ["markdown 3.11 has CVE-0; mended in 3.12"]


def test_a_missing_package_is_a_failure(audit: Any) -> None:
    """A report that leaves a package out says nothing about it."""
    assert list(audit.objections(LIST, report_of(SOUND[:1]))) == ["Pyyaml_Env.tag is missing in the report"]


@pytest.mark.parametrize("report", ["", "[]", "{}", "not JSON"])
def test_no_report_is_a_failure(audit: Any, report: str) -> None:
    """Silence is no success."""
    assert list(audit.objections(LIST, report)) == ["pip-audit gave no report"]


def test_the_lists_themselves_are_read(audit: Any, project_root: Path) -> None:
    """Each list exists, and packages are found in it."""
    for name in audit.LISTS:
        text = (project_root / "requirements" / name).read_text(encoding="utf-8")
        assert len(list(audit.objections(text, report_of([])))) > 20
