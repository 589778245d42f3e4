"""How well the search finds: queries with known answers, and a table of how many it answers right, how fast and with how many bytes."""
