"""The `mkdocs.yml` of an exported project: the project's own, without this generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.model.words import Words
from generator.publishing.navigation import Nav
from generator.publishing.settings_error import SettingsError
from generator.publishing.theme_settings import dress

KEPT: Final = (
    "site_name",
    "site_url",
    "site_description",
    "site_author",
    "copyright",
    "repo_url",
    "edit_uri",
    "markdown_extensions",
    "exclude_docs",
    "not_in_nav",
    "nav",
)
THEME_KEPT: Final = ("language", "direction", "features", "font", "icon", "favicon", "logo", "palette")

NOTE: Final = "# Written by `explainer export-pages`. The pages below docs/ are ordinary: edit them as you like.\n"


def exported_settings(config: MkDocsConfig, root: Path, words: Words, nav: Nav, assets: list[str]) -> bytes:
    """Return the settings for the project at `root` as an export, ready to be written.

    Args:
        config: The project's settings.
        root: The project.
        words: The words of the interface.
        nav: The navigation where the settings have none.
        assets: Addresses of the styles, scripts and fonts.

    Raises:
        SettingsError: The project's `mkdocs.yml` holds Python objects.
    """
    with (root / "mkdocs.yml").open("rb") as stream:
        own: dict[str, Any] = yaml_load(stream, get_yaml_loader(yaml.Loader, config))
    dress(config, root, words)
    settings: dict[str, Any] = {name: own[name] for name in KEPT if name in own}
    settings |= {
        "docs_dir": "docs",
        "theme": {"name": "material"}
        | {name: config.theme[name] for name in THEME_KEPT if config.theme.get(name) is not None},
        "plugins": list(_other_plugins(own.get("plugins", ["search"]))),
        "nav": own.get("nav") or nav,
        "extra": dict(config.extra),
        "extra_css": [*own.get("extra_css", []), *(address for address in assets if address.endswith(".css"))],
        "extra_javascript": [
            *own.get("extra_javascript", []),
            *(address for address in assets if address.endswith(".js")),
        ],
        # Facts are not in the navigation; nobody wants a list of them at each build.
        "validation": own.get("validation", {}) | {"nav": {"omitted_files": "ignore"}},
    }
    try:
        return (NOTE + yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)).encode()
    except yaml.representer.RepresenterError as error:
        raise SettingsError(f"mkdocs.yml: it holds Python objects, which cannot be written out: {error}") from error


def _other_plugins(plugins: Any) -> list[Any]:  # noqa: ANN401 (as YAML has it)
    """Return `plugins` as a list without our own."""
    listed = [{name: options} for name, options in plugins.items()] if isinstance(plugins, dict) else plugins
    return [
        plugin for plugin in listed if plugin != "explainer" and (isinstance(plugin, str) or "explainer" not in plugin)
    ]
