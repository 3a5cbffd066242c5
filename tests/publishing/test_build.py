"""The whole build: a new site when all goes well, the old one untouched when not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model.rendered import DataFile, RenderedPage, RenderedSite
from generator.pipeline import Stopped
from generator.publishing.build import Built, Refused, build_site
from generator.publishing.locking import AlreadyRunningError, build_lock
from generator.publishing.settings_error import SettingsError

Give = Callable[[Any], None]
FilesBelow = Callable[[Path], dict[str, bytes]]


def test_every_address_is_there(ready: Path, small_site: RenderedSite, files_below: FilesBelow) -> None:
    """Pages, data, redirects, assets and Markdown pages are published; frames are not."""
    built = build_site(ready)
    assert isinstance(built, Built)
    assert built.folder == ready / "site"
    files = files_below(ready / "site")
    expected = {f"{page.address}index.html" for page in small_site.pages}
    expected |= {"data/facts.json", "claims/thirty/index.html", "contribute/index.html", "how-to/index.html"}
    expected |= {"404.html", "assets/explainer/mark.svg", "search/search_index.json"}
    assert expected <= set(files)
    pages = {path for path in files if path.endswith(".html")}
    assert pages == {path for path in expected if path.endswith(".html")}
    assert "assets/images/favicon.png" not in files
    assert "sitemap.xml" not in files


def test_two_builds_are_equal(ready: Path, files_below: FilesBelow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the clock nor the environment reaches the site."""
    settings = ready / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "site_url: https://example.org/\n", encoding="utf-8")
    build_site(ready)
    first = files_below(ready / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("SITE_URL", "https://elsewhere.invalid/")
    build_site(ready)
    assert files_below(ready / "site") == first
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
    (project / "docs" / "claims" / "forty.md").write_text("# Mine\n", encoding="utf-8")


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
        (take_an_address, "`claims/forty/` would be published twice"),
        (lead_outside, "`open.txt` is a link that leads out"),
        (replace_a_script, "would take the place of a file of the theme"),
    ],
)
def test_a_failed_build_leaves_the_old_site(
    ready: Path,
    files_below: FilesBelow,
    harm: Callable[[Path], None],
    complaint: str,
) -> None:
    """Whatever is wrong, it is said, the old site stays byte for byte, and nothing is left beside it."""
    build_site(ready)
    before = files_below(ready / "site")
    harm(ready)
    refused = build_site(ready)
    assert isinstance(refused, Refused)
    assert complaint in "\n".join(refused.complaints)
    assert files_below(ready / "site") == before
    assert not list(ready.glob(".site-*"))


def test_findings_leave_the_old_site(ready: Path, give: Give, files_below: FilesBelow) -> None:
    """A project whose facts do not hold is not published, and MkDocs is not even asked."""
    build_site(ready)
    before = files_below(ready / "site")
    stopped = Stopped(stage="reading", findings=())
    give(stopped)
    assert build_site(ready) is stopped
    assert files_below(ready / "site") == before


def test_a_crash_leaves_the_old_site(
    ready: Path, small_site: RenderedSite, give: Give, files_below: FilesBelow
) -> None:
    """An error that nobody foresaw, after pages were written, changes nothing either."""
    build_site(ready)
    before = files_below(ready / "site")
    broken = DataFile(address="data/z.json", content="text where bytes belong")  # type: ignore[arg-type]
    give(replace(small_site, files=(*small_site.files, broken)))
    with pytest.raises(TypeError):
        build_site(ready)
    assert files_below(ready / "site") == before
    assert not list(ready.glob(".site-*"))


def test_a_killed_build_leaves_the_old_site_and_is_cleaned_up(ready: Path, files_below: FilesBelow) -> None:
    """A build killed half-way keeps the old site whole, lets the next one in, and the next one tidies up."""
    build_site(ready)
    before = files_below(ready / "site")
    script = (
        "import os, pathlib, sys\n"
        "from generator.publishing.locking import build_lock\n"
        "from generator.publishing.swapping import workshop\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "with build_lock(root), workshop(root / 'site') as folder:\n"
        "    (folder / 'index.html').write_text('half')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(ready)], check=False)
    assert killed.returncode == -9
    assert files_below(ready / "site") == before
    assert len(list(ready.glob(".site-build-*"))) == 1
    assert isinstance(build_site(ready), Built)
    assert not list(ready.glob(".site-build-*"))


def test_two_builds_do_not_mix(ready: Path) -> None:
    """While a build is running another one is refused before it touches anything."""
    with build_lock(ready), pytest.raises(AlreadyRunningError):
        build_site(ready)
    assert not (ready / "site").exists()


def test_a_project_needs_no_markdown_of_its_own(ready: Path) -> None:
    """Facts, articles and settings make a site."""
    shutil.rmtree(ready / "docs")
    assert isinstance(build_site(ready), Built)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("site_name: [", "mkdocs.yml"),
        ("site_name: x\ntheme: material\n", "the plugin `explainer` is not listed"),
        ("site_name: x\ntheme: nonsense\nplugins: [explainer]\n", "theme"),
        (None, "there is no file"),
    ],
)
def test_unusable_settings_are_told(ready: Path, settings: str | None, complaint: str) -> None:
    """Settings that cannot be used are an error with its reason, not a traceback from MkDocs."""
    (ready / "mkdocs.yml").unlink()
    if settings is not None:
        (ready / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(SettingsError, match=complaint):
        build_site(ready)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("site_name: x\ntheme: mkdocs\nplugins: [search, explainer]\n", "the theme must be `material`"),
        ("site_name: x\ntheme: material\nuse_directory_urls: false\nplugins: [explainer]\n", "addresses end with"),
    ],
)
def test_settings_that_cannot_carry_an_explainer_are_refused(ready: Path, settings: str, complaint: str) -> None:
    """Another theme has no holes, and addresses must end with a slash."""
    (ready / "mkdocs.yml").write_text(settings, encoding="utf-8")
    refused = build_site(ready)
    assert isinstance(refused, Refused)
    assert complaint in refused.complaints[0]


def test_a_site_folder_elsewhere_is_respected(ready: Path) -> None:
    """The settings say where the site goes, even through a link."""
    (ready.parent / "public").mkdir()
    (ready.parent / "link").symlink_to(ready.parent / "public")
    settings = ready / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "site_dir: ../link\n", encoding="utf-8")
    build_site(ready)
    assert (ready.parent / "link").is_symlink()
    assert (ready.parent / "public" / "index.html").is_file()


def test_the_stages_are_told(ready: Path) -> None:
    """Whoever waits hears when publishing begins."""
    told: list[str] = []
    build_site(ready, told.append)
    assert told == ["publishing"]


def test_readers_can_read_the_site(ready: Path) -> None:
    """The published folder has ordinary permissions, not those of a temporary one."""
    build_site(ready)
    ordinary = ready / "ordinary"
    ordinary.mkdir()
    assert (ready / "site").stat().st_mode == ordinary.stat().st_mode


def test_addresses_outside_the_site_are_refused(
    project: Path, small_site: RenderedSite, give: Give, make_page: Callable[..., RenderedPage]
) -> None:
    """Nothing is ever written beside the site."""
    give(replace(small_site, pages=(*small_site.pages, make_page("claims/../../x/", section="claims/"))))
    refused = build_site(project)
    assert isinstance(refused, Refused)
    assert "no address inside the site" in "\n".join(refused.complaints)


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
