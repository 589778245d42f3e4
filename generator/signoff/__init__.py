"""Sign-off of a pair: what a statement must cover, whether it still does, and whether its signature holds."""
