"""Nothing of the machine reaches the site: secrets are planted everywhere, and every byte of the site is searched."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from english import ENGLISH

from generator.pipeline import Edition, Stopped, run_pipeline
from generator.publishing.templates import read_templates

CANARY = "zq7canary"
"""Stands in every secret, and in nothing else."""

TEMPTING = """\
{{ env.SECRET }} {{ config.site_dir }} {% include '../neighbour.txt' %} ${SECRET} $SECRET %SECRET% !ENV SECRET
$(cat ../neighbour.txt) `cat ../neighbour.txt` --8<-- "../neighbour.txt" {!../neighbour.txt!} file:../neighbour.txt
"""
"""What some engine or other would act upon, in words that are allowed everywhere."""

NAMES = (
    *("SECRET", "MKDOCS_SECRET", "GITHUB_TOKEN", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL", "CI", "HOSTNAME"),
    *("USER", "LOGNAME", "EDITOR", "SITE_URL", "SITE_NAME", "READTHEDOCS_VERSION", "BUILD_ENABLED", "GIT_DIR"),
)
"""Variables of the environment."""


def bytes_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, hidden ones too, and what is in those that are compressed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield path.relative_to(folder).as_posix(), content
            if path.suffix == ".gz":
                yield f"{path.name}, unpacked", gzip.decompress(content)


@pytest.fixture
def around(project_root: Path, tmp_path: Path) -> Path:
    """Return a project with secrets beside it, in its hidden files, and in the home folder."""
    root = tmp_path / "place" / "project"
    shutil.copytree(project_root / "tests" / "sites" / "harbour", root)
    (root / "docs").mkdir()
    (root / "docs" / "page.md").write_text(
        f"---\ntitle: Page\n---\n# Page\n\n~~~text\n{TEMPTING}~~~\n", encoding="utf-8"
    )
    secrets = [
        *(
            root / name
            for name in (".git/config", ".git/HEAD", ".env", "neighbour.txt", "notes.yml", "content.bak/x.yml")
        ),
        *(root / name for name in ("docs/.hidden.md", "docs/.git/config", ".github/x.yml", "site_templates/.x.html")),
        *(root.parent / name for name in ("neighbour.txt", "mkdocs.yml", "content/terms/x.yml", "seeds/harbour.txt")),
        *(tmp_path / "home" / name for name in (".gitconfig", ".netrc", ".config/mkdocs/mkdocs.yml", ".pip/pip.conf")),
    ]
    for number, path in enumerate(secrets):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"[user]\n  name = {CANARY}{number}\nurl: https://{CANARY}{number}@example.org/\n", encoding="utf-8"
        )
    return root


def build(root: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Build the project in a process whose environment holds secrets."""
    environment = {name: f"{CANARY}-{name}" for name in NAMES}
    environment |= {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "generator.cli", "-C", str(root), "build", "--fresh"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=root.parent, check=False)


def leaks(root: Path, *more: str) -> list[str]:
    """Return where in the site a secret stands, or something of this machine."""
    told = [CANARY, str(root), str(root.parent.parent), str(Path.home()), *more]
    return [
        f"{name}: {secret}"
        for name, content in bytes_below(root / "site")
        for secret in told
        if len(secret) > len("/root") and secret.encode() in content
    ]


def test_no_secret_reaches_the_site(around: Path, tmp_path: Path) -> None:
    """Environment, version control, neighbours, home folder and the project's own path stay out of every file."""
    settings = around / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "site_url: https://example.org/\n", encoding="utf-8")
    term = around / "content" / "terms" / "insured.yml"
    fact = yaml.safe_load(term.read_text(encoding="utf-8"))
    assert "definition" in fact
    fact["definition"] = " ".join(TEMPTING.split())
    term.write_text(yaml.safe_dump(fact, allow_unicode=True), encoding="utf-8")
    done = build(around, tmp_path / "home")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(bytes_below(around / "site"))) > 60
    assert leaks(around) == []
    assert CANARY not in done.stdout + done.stderr


def test_a_secret_would_be_found(around: Path, tmp_path: Path) -> None:
    """Settings are code and may ask for a variable; then the search finds it, in a compressed file as well."""
    settings = around / "mkdocs.yml"
    address = f"site_url: https://{CANARY}.example/\nsite_description: !ENV SECRET\n"
    settings.write_text(settings.read_text(encoding="utf-8") + address, encoding="utf-8")
    assert build(around, tmp_path / "home").returncode == 0
    found = leaks(around)
    assert any(one.startswith("index.html") for one in found)
    assert any(one.startswith("sitemap.xml.gz, unpacked") for one in found)


@pytest.mark.parametrize("folder", ["content/terms", "seeds", "docs"])
def test_a_link_out_of_the_project_is_refused(around: Path, tmp_path: Path, folder: str) -> None:
    """A link to a file elsewhere stops the build, and what it leads to is not even quoted."""
    suffix = {"content/terms": ".yml", "seeds": ".txt", "docs": ".md"}[folder]
    (around / folder / f"linked{suffix}").symlink_to(around.parent / "neighbour.txt")
    done = build(around, tmp_path / "home")
    assert done.returncode == 1
    assert f"linked{suffix}" in done.stdout + done.stderr
    assert CANARY not in done.stdout + done.stderr
    assert not (around / "site").exists()


@pytest.mark.parametrize("folder", ["content", "seeds", "content/terms"])
def test_a_whole_folder_elsewhere_is_not_read(around: Path, tmp_path: Path, folder: str) -> None:
    """Where a folder of the project is a link to another one, nothing of that other one is shown."""
    elsewhere = around.parent / folder
    elsewhere.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(around / folder)
    (around / folder).symlink_to(elsewhere)
    done = build(around, tmp_path / "home")
    assert done.returncode != 0
    assert CANARY not in done.stdout + done.stderr
    assert not (around / "site").exists()


def texts_in(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each text in a tree of YAML."""
    if isinstance(value, str):
        yield way
    for key, below in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        yield from texts_in(below, (*way, key))


def with_text(value: Any, way: tuple[Any, ...], text: str) -> Any:
    """Return a tree of YAML with another text at one place."""
    if not way:
        return text
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[way[0]] = with_text(copy[way[0]], way[1:], text)
    return copy


def test_no_field_is_a_path_to_elsewhere(around: Path) -> None:
    """A path in any field of any kind of fact is refused or shown as the text it is; no file is read for it."""
    templates = read_templates(around)
    seen = 0
    for path in sorted((around / "content").rglob("*.yml")):
        original = path.read_text(encoding="utf-8")
        tree = yaml.load(original, Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but texts)
        for way in texts_in(tree):
            for text in ("../neighbour.txt", str(around.parent / "neighbour.txt")):
                path.write_text(yaml.safe_dump(with_text(tree, way, text), allow_unicode=True), encoding="utf-8")
                result = run_pipeline(around, Edition(templates=templates, words=ENGLISH))
                shown = repr(result.findings) if isinstance(result, Stopped) else repr(result.site)
                assert CANARY not in shown, (path.name, way)
                seen += 1
        path.write_text(original, encoding="utf-8")
    assert seen > 200
