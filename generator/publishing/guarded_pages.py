"""The theme engine's pages on their way to the disk: each is looked at once, and gets its security policy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from generator.publishing.content_security_policy import PolicyError, headers_file, policy_of, with_policy
from generator.publishing.docs_guard import included
from generator.publishing.page_guard import look_at, objections_to, stylesheet_objections
from generator.publishing.theme_faults import mended
from generator.publishing.theme_scripts import ThemeScripts

HEADERS: Final = "_headers"
"""Address of the file of response headers."""


class GuardedPages:
    """What the theme may print on which page, and what it printed on all of them."""

    def __init__(self, env: Environment, config: MkDocsConfig, root: Path) -> None:
        self._scripts = ThemeScripts(env, config, root)
        self._known: dict[str, frozenset[str]] = {}
        self._found: set[str] = set()

    def expect(self, name: str, context: Mapping[str, Any]) -> None:
        """Note which scripts may stand on the page that is about to be rendered with `context`."""
        self._known[name] = self._scripts.for_page(context)

    def guarded(self, name: str, html: str) -> str:
        """Return the page with its policy, and without the faults of the theme's markup.

        Raises:
            PluginError: It holds what no policy of ours allows.
        """
        html = mended(html)
        looked = look_at(html)
        for objection in objections_to(looked, self._known[name]):
            raise PluginError(f"explainer: `{name}` {objection}")
        self._found.update(looked.scripts)
        try:
            return with_policy(name, html, policy_of(looked.scripts))
        except PolicyError as error:
            raise PluginError(f"explainer: {error}") from error

    def headers(self) -> tuple[str, bytes]:
        """Return path and bytes of the file of headers for the pages that were seen."""
        return HEADERS, headers_file(self._found)


def check_stylesheets(files: Files) -> None:
    """Raise PluginError where a stylesheet loads something from elsewhere."""
    for file in included(files):
        if file.src_uri.endswith(".css"):
            for objection in stylesheet_objections(file.content_string):
                raise PluginError(f"explainer: `{file.src_uri}` {objection}")
