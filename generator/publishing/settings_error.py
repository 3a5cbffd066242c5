"""The one error of the project's settings, apart so that naming it imports nothing."""

from __future__ import annotations


class SettingsError(Exception):
    """`mkdocs.yml` is missing, broken, or not that of an explainer."""
