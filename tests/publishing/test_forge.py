"""Where files are kept is read from the settings; what they do not tell is not guessed."""

from __future__ import annotations

import pytest

from generator.publishing.forge import forge_of


@pytest.mark.parametrize(
    ("repo", "edit", "file", "editor", "issue"),
    [
        ("https://github.com/o/r", "edit/main/docs/", "/blob/main/x.yml", "/edit/main/x.yml", "/issues/new?title=T"),
        ("https://gitlab.com/o/r/", "-/edit/a/b/docs/", "/-/blob/a/b/x.yml", "/-/edit/a/b/x.yml", "/-/issues/new?"),
        ("https://f.example/o/r.git", "_edit/m/docs", "/src/branch/m/x.yml", "/_edit/m/x.yml", "/issues/new?title=T"),
    ],
)
def test_each_host_has_its_own_addresses(repo: str, edit: str, file: str, editor: str, issue: str) -> None:
    """Files, editors and issues are where GitHub, GitLab and Forgejo have them."""
    forge = forge_of(repo, edit, "docs")
    root = repo.rstrip("/").removesuffix(".git")
    assert forge
    assert forge.file.format(path="x.yml") == root + file
    assert forge.edit.format(path="x.yml") == root + editor
    assert forge.issue.format(title="T", body="B").startswith(root + issue)


@pytest.mark.parametrize(
    ("repo", "edit"),
    [
        ("", "edit/main/docs/"),
        ("https://github.com/o/r", ""),
        ("https://github.com/o/r", "edit/main/pages/"),
        ("javascript:alert(1)", "edit/main/docs/"),
        ("https://{x}/o/r", "edit/main/docs/"),
        ("https://example.org/wiki", "src/default/docs/?mode=edit"),
        ("https://github.com/o/r", "edit/{x}/docs/"),
    ],
)
def test_what_the_settings_do_not_tell_is_not_guessed(repo: str, edit: str) -> None:
    """Without a host or with an unknown form of address there are no links."""
    assert forge_of(repo, edit, "docs") is None


def test_a_form_for_mistakes_is_filled_in() -> None:
    """On GitHub a project with a form has it opened; elsewhere, and without one, the text is written whole."""
    made = forge_of("https://github.com/o/r", "edit/main/docs/", "docs", form=True)
    assert made
    address = made.issue.format(title="T", body="B", path="content%2Fx.yml", page="P")
    assert address == (
        "https://github.com/o/r/issues/new?template=correct-a-fact.yml&title=T&fact=content%2Fx.yml&page=P"
    )
    other = forge_of("https://gitlab.com/o/r", "-/edit/main/docs/", "docs", form=True)
    assert other
    assert "template" not in other.issue
