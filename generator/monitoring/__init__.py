"""The 通报: what inspectors count per 责任单位, for a month, a quarter or a year, with the documents behind every number."""
