"""A comparison of two states of a project as text for a terminal, as Markdown for a proposal, and as JSON."""
