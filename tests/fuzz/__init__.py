"""Mutated documents: whatever an editor, a converter or a stranger leaves in a file, nothing crashes, hangs or eats the memory.

``python -m tests.fuzz 100000 --seed 1`` runs as many as wanted; the suite runs 2,000.
"""
