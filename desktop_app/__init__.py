"""Cordon: an evidence-handling and containment tracker for UK schools that records metadata only."""

__version__ = "0.1.0"
