"""The words of the interface in English, for tests that compose or render without a project's settings."""

from __future__ import annotations

from pathlib import Path

from generator.publishing.catalogues import read_words

ENGLISH = read_words(Path(__file__).parents[2], "en")
