"""Tests of generator/drafting."""
