"""Pages of what the office decides and counts: selections of showcases, and what goes with them."""
