"""Page views: what a page shows, ready for a template that decides nothing."""
