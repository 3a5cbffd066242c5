"""The kinds of facts, one module each; a fact is one file of `content/`."""
