"""Builds that take over what has not changed, beside builds from nothing, after one random edit after another."""
