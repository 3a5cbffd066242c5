"""The e-book on disk: fonts, cover and archive."""
