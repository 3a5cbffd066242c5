"""The inline scripts that the theme itself may print, taken from its templates and never from a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from generator.publishing.page_guard import look_at
from generator.publishing.theme_settings import STOCK, stock_folders

FOLDER: Final = "partials/javascripts"
"""Where the theme keeps them, one or two in each file."""


class ThemeScripts:
    """Renders those templates as the theme does for a page, once for each way to the site's root."""

    def __init__(self, env: Environment, config: MkDocsConfig, root: Path) -> None:
        names = {path.name for folder in stock_folders(config, root) for path in (Path(folder) / FOLDER).glob("*.html")}
        self._templates = [env.get_template(f"{STOCK}/{FOLDER}/{name}") for name in sorted(names)]
        self._values = {"config": config, "features": config.theme["features"] or []}
        self._by_base: dict[str, frozenset[str]] = {}

    def for_page(self, context: Mapping[str, Any]) -> frozenset[str]:
        """Return the scripts that may stand on the page that is rendered with `context`."""
        base = str(context["base_url"])
        if base not in self._by_base:
            rendered = [template.render(self._values | {"base_url": base}) for template in self._templates]
            self._by_base[base] = frozenset(script for html in rendered for script in look_at(html).scripts)
        return self._by_base[base]
