"""Turns annotated fact files into an explainer in which every sentence leads to its source's exact words."""
