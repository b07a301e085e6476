"""Figures, never gates: how the program compares with the plainest way of doing the same."""
