"""DIS: what a page leaves out."""
