"""Evidence: what a page offers as proof."""
