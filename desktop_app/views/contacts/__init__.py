"""Who was spoken to about a case, and whether each child’s parents are told."""
