"""Action lines: one JSON object a line, read strictly, carried out one by one or only tried on a copy."""
