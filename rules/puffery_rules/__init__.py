"""The rules that ship with puffery."""
