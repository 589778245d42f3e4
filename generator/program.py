"""What a person types to run this program: ``zcjd``, or what x.py says when it runs it."""

import os

PROGRAM = os.environ.get("ZCJD_PROGRAM") or "zcjd"
