"""From quotes to passages: every anchor is found once in its source, or explained."""
