"""Reports of a check in the languages of other programs; each module knows one of them, and how it escapes."""
