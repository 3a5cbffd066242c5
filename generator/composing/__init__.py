"""From the graph to page views: one module per kind of page; decides what is shown, not how."""
