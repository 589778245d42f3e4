"""Publishing under ill treatment: killed, out of room, twice at once, read meanwhile. ``python -m tests.publishing --help``."""
