"""When the theme need not run again: only where all that it can look at is known to be as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing import whole
from generator.publishing.build import build_site
from generator.publishing.issue_form import FORM
from generator.publishing.outcomes import Built
from generator.publishing.theme_key import theme_key
from generator.publishing.theming import run_theme


def settings(project: Path, text: str) -> None:
    """Add lines to the settings."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write(text)


@pytest.mark.parametrize(
    "text",
    [
        "markdown_extensions: [tables, admonition, pymdownx.details, markdown.extensions.toc]\n",
        "markdown_extensions:\n  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n",
        "extra: {year: 2024, of: 2024-05-01, on: true, none: null, share: 0.5}\n",
    ],
)
def test_plain_settings_are_known_by_their_bytes(project: Path, text: str) -> None:
    """What looks at nothing but settings and pages has one key as long as these are the same, and another one after."""
    settings(project, text)
    key = theme_key(project, address="")
    assert key
    assert theme_key(project, address="") == key
    (project / "docs" / "contribute.md").write_text("# Other\n", encoding="utf-8")
    assert theme_key(project, address="") not in {key, ""}


@pytest.mark.parametrize(
    "text",
    [
        "markdown_extensions: [our_own]\n",
        "markdown_extensions: [tables, pymdownx.snippets]\n",
        "markdown_extensions:\n  - pymdownx.b64: {base_path: ..}\n",
        "markdown_extensions:\n  - toc: {slugify: !!python/name:our_own.slug }\n",
        "extra: {user: !ENV USER}\n",
        "extra: &more\n  hooks: [hook.py]\n<<: *more\n",
        "extra: {a: &more {custom_dir: other}, b: {<<: *more}}\n",
        "hooks: [hook.py]\n",
        "INHERIT: other.yml\n",
    ],
)
def test_lively_settings_have_no_key(project: Path, text: str) -> None:
    """Extensions and tags that nobody here knows, and values that stand elsewhere, may change without a trace."""
    settings(project, text)
    assert theme_key(project, address="") == ""


@pytest.mark.parametrize("part", ["theme/main.html", "assets/own.css", "book/fonts/SourceSerif4_600SemiBold.ttf"])
def test_what_a_project_puts_in_the_place_of_ours_is_noticed(project: Path, part: str) -> None:
    """Overrides, assets and the fonts that pictures are drawn with each change the key."""
    key = theme_key(project, address="")
    path = project / "site_templates" / part
    path.parent.mkdir(parents=True)
    path.write_bytes(b"one")
    assert theme_key(project, address="") not in {key, ""}


def test_a_form_for_mistakes_is_noticed(project: Path) -> None:
    """Whether there is one decides where links of pages lead, so the theme's part is made again when it comes."""
    key = theme_key(project, address="")
    form = project / FORM
    form.parent.mkdir(parents=True)
    form.write_text("name: Mistake\n", encoding="utf-8")
    assert theme_key(project, address="") not in {key, ""}


def test_a_folder_of_pages_may_lie_elsewhere(harbour: Path) -> None:
    """A folder of Markdown pages that is named by its whole path is read like another."""
    elsewhere = harbour.with_name("pages")
    (harbour / "docs").rename(elsewhere)
    settings(harbour, f"docs_dir: {elsewhere}\n")
    assert isinstance(build_site(harbour), Built)
    (elsewhere / "contribute.md").write_text("# Contribute\n\nOther words.\n", encoding="utf-8")
    build_site(harbour)
    assert "Other words" in (harbour / "site" / "contribute" / "index.html").read_text(encoding="utf-8")


def test_a_page_edited_while_the_theme_runs_is_read_again(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is changed and changed back during a build cannot leave its passing words in the site."""
    page = harbour / "docs" / "contribute.md"
    before = page.read_bytes()

    def run(*given: object, **named: object) -> object:
        page.write_text("# Contribute\n\nPassing words.\n", encoding="utf-8")
        return run_theme(*given, **named)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(whole, "run_theme", run)
    build_site(harbour)
    monkeypatch.undo()
    page.write_bytes(before)
    build_site(harbour)
    assert "Passing" not in (harbour / "site" / "contribute" / "index.html").read_text(encoding="utf-8")


def test_words_of_the_interface_are_part_of_the_theme(project: Path) -> None:
    """Tabs and switches say words of the catalogue, so another catalogue is another theme."""
    key = theme_key(project, address="")
    words = project / "site_templates" / "languages" / "eo.yml"
    words.parent.mkdir(parents=True)
    words.write_text("name: Esperanto\n", encoding="utf-8")
    assert theme_key(project, address="") not in {key, ""}
