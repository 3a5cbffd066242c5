"""The whole build: a new site when all goes well, the old one untouched when not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from english import ENGLISH

from generator.composing.site import compose_site
from generator.pipeline import Checked, Stopped, check_project
from generator.publishing import changing
from generator.publishing.build import build_site
from generator.publishing.locking import AlreadyRunningError, build_lock
from generator.publishing.outcomes import Built, Refused
from generator.publishing.settings_error import SettingsError

FilesBelow = Callable[[Path], dict[str, bytes]]


def test_every_address_is_there(harbour: Path, files_below: FilesBelow) -> None:
    """Pages, data, redirects, assets and Markdown pages are published; frames are not."""
    rename(harbour, formerly="thirty-damaged")
    built = build_site(harbour)
    assert isinstance(built, Built)
    assert built.folder == harbour / "site"
    files = files_below(harbour / "site")
    checked = check_project(harbour)
    assert isinstance(checked, Checked)
    site = compose_site(checked.graph, ENGLISH)
    expected = {f"{page.address}index.html" for page in site.pages} | {file.address for file in site.files}
    expected |= {"claims/thirty-damaged/index.html", "contribute/index.html", "how-to/index.html"}
    expected |= {"404.html", "assets/explainer/mark.svg", "search/search_index.json"}
    assert expected <= set(files)
    pages = {path for path in files if path.endswith(".html")}
    assert pages == {path for path in expected if path.endswith(".html")}
    assert built.pages == built.made == len(site.pages)
    assert "assets/images/favicon.png" not in files
    assert "sitemap.xml" not in files


def rename(project: Path, *, formerly: str) -> None:
    """Give the one claim a former id."""
    claim = project / "content" / "claims" / "forty-damaged.yml"
    claim.write_text(claim.read_text(encoding="utf-8") + f"formerly: [{formerly}]\n", encoding="utf-8")


def test_two_builds_are_equal(harbour: Path, files_below: FilesBelow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the clock nor the environment reaches the site."""
    settings = harbour / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "site_url: https://example.org/\n", encoding="utf-8")
    build_site(harbour)
    first = files_below(harbour / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("SITE_URL", "https://elsewhere.invalid/")
    build_site(harbour)
    assert files_below(harbour / "site") == first
    assert "sitemap.xml.gz" in first


def break_a_link(project: Path) -> None:
    """Write a Markdown page with a link that leads nowhere."""
    (project / "docs" / "how-to" / "index.md").write_text("[x](absent.md)\n", encoding="utf-8")


def break_an_override(project: Path) -> None:
    """Write a template that prints no content."""
    own = project / "site_templates" / "theme"
    own.mkdir(parents=True)
    (own / "main.html").write_text('{% extends "base.html" %}', encoding="utf-8")


def take_an_address(project: Path) -> None:
    """Write a Markdown page where a fact is published."""
    (project / "docs" / "claims").mkdir()
    (project / "docs" / "claims" / "forty-damaged.md").write_text("# Mine\n", encoding="utf-8")


def lead_outside(project: Path) -> None:
    """Make a link from the Markdown pages to a file elsewhere."""
    (project.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (project / "docs" / "open.txt").symlink_to(project.parent / "secret.txt")


def replace_a_script(project: Path) -> None:
    """Write a file that would be published in place of the theme's search."""
    (project / "docs" / "assets" / "javascripts" / "lunr").mkdir(parents=True)
    (project / "docs" / "assets" / "javascripts" / "lunr" / "tinyseg.js").write_text("steal()", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        (break_a_link, "absent.md"),
        (break_an_override, "has no hole `head`"),
        (take_an_address, "`claims/forty-damaged/` would be published twice"),
        (lead_outside, "`open.txt` is a link that leads out"),
        (replace_a_script, "would take the place of a file of the theme"),
    ],
)
def test_a_failed_build_leaves_the_old_site(
    harbour: Path,
    files_below: FilesBelow,
    harm: Callable[[Path], None],
    complaint: str,
) -> None:
    """Whatever is wrong, it is said, the old site stays byte for byte, and nothing is left beside it."""
    build_site(harbour)
    before = files_below(harbour / "site")
    harm(harbour)
    refused = build_site(harbour)
    assert isinstance(refused, Refused)
    assert complaint in "\n".join(refused.complaints)
    assert files_below(harbour / "site") == before
    assert not list(harbour.glob(".site-build-*"))


def test_findings_leave_the_old_site(harbour: Path, files_below: FilesBelow) -> None:
    """A project whose facts do not hold is not published, and MkDocs is not even asked."""
    build_site(harbour)
    before = files_below(harbour / "site")
    (harbour / "content" / "claims" / "forty-damaged.yml").write_text("title: [", encoding="utf-8")
    (harbour / "mkdocs.yml").unlink()
    stopped = build_site(harbour)
    assert isinstance(stopped, Stopped)
    assert stopped.stage == "reading"
    assert files_below(harbour / "site") == before


def test_a_crash_leaves_the_old_site(harbour: Path, files_below: FilesBelow, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw, after pages were written, changes nothing either; the next build does not mind."""
    build_site(harbour)
    before = files_below(harbour / "site")
    retitle(harbour)
    for module, name in ((changing, "put"), (changing, "swap_in")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, fail)
            with pytest.raises(MemoryError):
                build_site(harbour)
        assert files_below(harbour / "site") == before
        assert not list(harbour.glob(".site-build-*"))
    assert isinstance(build_site(harbour), Built)
    assert b"Forty" in files_below(harbour / "site")["claims/forty-damaged/index.html"]


def fail(*_: Any, **__: Any) -> None:
    """Fail as no code expects."""
    raise MemoryError


def retitle(project: Path) -> None:
    """Change the title of the one claim."""
    claim = project / "content" / "claims" / "forty-damaged.yml"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(text.replace("At least 40 boats", "Forty boats or more"), encoding="utf-8")


def test_a_killed_build_leaves_the_old_site_and_is_cleaned_up(harbour: Path, files_below: FilesBelow) -> None:
    """A build killed half-way keeps the old site whole, lets the next one in, and the next one tidies up."""
    build_site(harbour)
    before = files_below(harbour / "site")
    script = (
        "import os, pathlib, sys\n"
        "from generator.publishing.locking import build_lock\n"
        "from generator.publishing.swapping import workshop\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "with build_lock(root), workshop(root / 'site') as folder:\n"
        "    (folder / 'index.html').write_text('half')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(harbour)], check=False)
    assert killed.returncode == -9
    assert files_below(harbour / "site") == before
    assert len(list(harbour.glob(".site-build-*"))) == 1
    assert isinstance(build_site(harbour), Built)
    assert not list(harbour.glob(".site-build-*"))


def test_two_builds_do_not_mix(harbour: Path) -> None:
    """While a build is running another one is refused before it touches anything."""
    with build_lock(harbour), pytest.raises(AlreadyRunningError):
        build_site(harbour)
    assert not (harbour / "site").exists()


def test_a_project_needs_no_markdown_of_its_own(harbour: Path) -> None:
    """Facts, articles and settings make a site."""
    shutil.rmtree(harbour / "docs")
    assert isinstance(build_site(harbour), Built)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("site_name: [", "mkdocs.yml"),
        ("site_name: x\ntheme: material\n", "the plugin `explainer` is not listed"),
        ("site_name: x\ntheme: nonsense\nplugins: [explainer]\n", "theme"),
        (None, "there is no file"),
    ],
)
def test_unusable_settings_are_told(harbour: Path, settings: str | None, complaint: str) -> None:
    """Settings that cannot be used are an error with its reason, not a traceback from MkDocs."""
    (harbour / "mkdocs.yml").unlink()
    if settings is not None:
        (harbour / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(SettingsError, match=complaint):
        build_site(harbour)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("site_name: x\ntheme: mkdocs\nplugins: [search, explainer]\n", "the theme must be `material`"),
        ("site_name: x\ntheme: material\nuse_directory_urls: false\nplugins: [explainer]\n", "addresses end with"),
    ],
)
def test_settings_that_cannot_carry_an_explainer_are_refused(harbour: Path, settings: str, complaint: str) -> None:
    """Another theme has no holes, and addresses must end with a slash."""
    (harbour / "mkdocs.yml").write_text(settings, encoding="utf-8")
    refused = build_site(harbour)
    assert isinstance(refused, Refused)
    assert complaint in refused.complaints[0]


def test_a_site_folder_elsewhere_is_respected(harbour: Path) -> None:
    """The settings say where the site goes, even through a link."""
    (harbour.parent / "public").mkdir()
    (harbour.parent / "link").symlink_to(harbour.parent / "public")
    settings = harbour / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "site_dir: ../link\n", encoding="utf-8")
    build_site(harbour)
    assert (harbour.parent / "link").is_symlink()
    assert (harbour.parent / "public" / "index.html").is_file()


def test_the_stages_are_told(harbour: Path) -> None:
    """Whoever waits hears what is being done."""
    told: list[str] = []
    build_site(harbour, told.append)
    assert told == ["reading", "anchoring", "linking", "checking", "composing", "theme", "pages"]


def test_readers_can_read_the_site(harbour: Path) -> None:
    """The published folder has ordinary permissions, not those of a temporary one."""
    build_site(harbour)
    ordinary = harbour / "ordinary"
    ordinary.mkdir()
    assert (harbour / "site").stat().st_mode == ordinary.stat().st_mode


def test_two_processes_build_the_same_bytes(project_root: Path, tmp_path: Path, files_below: FilesBelow) -> None:
    """The command gives the same site wherever the project lies and in whatever order sets and folders come."""
    sites = []
    for seed in ("1", "2"):
        root = shutil.copytree(project_root / "tests" / "sites" / "harbour", tmp_path / seed / "harbour")
        command = [sys.executable, "-c", "from generator.cli.main import main; main()", "-C", str(root), "build"]
        environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed, "LANG": "C"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(files_below(root / "site"))
    assert sites[0] == sites[1]
    assert "claims/forty-damaged/index.html" in sites[0]
