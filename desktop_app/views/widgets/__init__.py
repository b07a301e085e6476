"""The building blocks of every page, each once; they know nothing of records."""
