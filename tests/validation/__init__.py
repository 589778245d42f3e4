"""Judges from outside for finished pages: the Nu HTML validator and a link checker."""
