"""From single facts to a graph: references both ways, mentions in prose, derived status."""
