"""The `explainer` command: the only place that prints and that chooses exit codes.

What takes long to import is imported inside the command that needs it, so that `--help` answers at once.
"""
