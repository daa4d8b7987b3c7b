"""
What goes on paper: a letter that folds into a window envelope, a fax, a hand-in pack, the residents' sheet.

Frozen dataclasses in, the bytes of a PDF out; equal data give equal bytes. No clock, no network.
"""
