"""The `explainer` command."""


def main() -> None:
    """Run the command."""
