"""Broken YAML: the slips that people make, told in their words."""
