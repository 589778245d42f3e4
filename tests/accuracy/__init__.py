"""Measurements on real texts that are kept outside the project."""
