"""zcjd: pairs of policy and interpretation, checked for the three synchronizations and published as a static site."""

__version__ = "0.1.0"
