"""Where the settings say that the project's files are kept: addresses of files, of their editor, of new issues.

The hosts are known by the way in which their editors are addressed, which `edit_uri` has: GitHub's `edit/main/docs/`,
GitLab's `-/edit/main/docs/`, Gitea's and Forgejo's `_edit/main/docs/`. MkDocs fills it in for the hosts that it knows.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from generator.model.imprint import Forge, Imprint, Pictures
from generator.publishing.book.wanted import BOOK, EBOOK
from generator.publishing.issue_form import FORM, has_form

_EDIT: Final = re.compile(r"(?P<way>edit|-/edit|_edit)/(?P<branch>[A-Za-z0-9._~/-]+?)/?")
_WAYS: Final = {
    "edit": ("{repo}/blob/{branch}/", "{repo}/issues/new?title={{title}}&body={{body}}"),
    "-/edit": (
        "{repo}/-/blob/{branch}/",
        "{repo}/-/issues/new?issue%5Btitle%5D={{title}}&issue%5Bdescription%5D={{body}}",
    ),
    "_edit": ("{repo}/src/branch/{branch}/", "{repo}/issues/new?title={{title}}&body={{body}}"),
}
"""By the way of the editor: where a file is read, and where an issue is opened."""

_WITH_FORM: Final = "{repo}/issues/new?template={form}&title={{title}}&fact={{path}}&page={{page}}"
"""Where GitHub opens an issue with a form, which knows its fields by their ids; it would ignore a body."""


def forge_of(repo_url: str, edit_uri: str, docs: str, *, form: bool = False) -> Forge | None:
    """Return where files are kept; None where the settings do not tell.

    Args:
        repo_url: The setting `repo_url`.
        edit_uri: The setting `edit_uri`, which ends with the folder of the Markdown pages.
        docs: That folder, relative to the project.
        form: Whether the project has a form for mistakes.
    """
    repo = repo_url.rstrip("/").removesuffix(".git")
    parts = urlsplit(repo)
    if parts.scheme not in {"http", "https"} or not parts.netloc or "{" in repo or "}" in repo:
        return None
    folder = edit_uri.strip("/").removesuffix("/")
    if not folder.endswith(f"/{docs}"):
        return None
    match = _EDIT.fullmatch(folder.removesuffix(docs))
    if match is None:
        return None
    read, issue = (pattern.format(repo=repo, branch=match["branch"]) for pattern in _WAYS[match["way"]])
    if form and match["way"] == "edit":
        issue = _WITH_FORM.format(repo=repo, form=FORM.rpartition("/")[2])
    return Forge(
        file=f"{read}{{path}}",
        line="#L{line}",
        edit=f"{repo}/{match['way']}/{match['branch']}/{{path}}",
        issue=issue,
    )


def imprint_of(config: MkDocsConfig, *, books: Collection[str] = ()) -> Imprint:
    """Return what the settings say of the site, which holds a book in some formats."""
    docs = posixpath.basename(config.docs_dir.replace("\\", "/"))
    form = has_form(Path(config.config_file_path).parent)
    forge = forge_of(config.repo_url or "", config.edit_uri or "", docs, form=form)
    url = config.site_url or ""
    plugin = config.plugins.get("explainer")
    setting: Pictures = plugin.config.social_pictures if plugin and is_shared(url) else "none"
    return Imprint(
        name=config.site_name,
        site_url=url,
        forge=forge,
        pictures=setting,
        book=BOOK if "pdf" in books else "",
        ebook=EBOOK if "epub" in books else "",
    )


def is_shared(url: str) -> bool:
    """Tell whether others than this machine can open an address, so that pictures of its pages are of use."""
    host = urlsplit(url).hostname or ""
    return bool(host) and host != "localhost" and not host.startswith("127.") and host != "::1"
