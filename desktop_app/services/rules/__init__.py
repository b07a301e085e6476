"""What the verbs share, and what reaches across subjects."""
