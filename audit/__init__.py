"""What a site is looked at with that needs Node or Java; `python -m audit` runs it, and nothing of it is published."""
