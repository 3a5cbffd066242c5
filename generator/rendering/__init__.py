"""From page views to HTML, data and text; every output escapes in its own language."""
