"""What earlier runs found out: a cache that may be deleted at any time, and is made anew where it is torn."""
