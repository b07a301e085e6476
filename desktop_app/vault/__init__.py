"""Where records are kept, and who may open them."""
