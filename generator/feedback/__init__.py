"""What people ask: like questions together, when a further interpretation is due, and nothing personal in it. Pure functions."""
