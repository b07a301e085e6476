"""What the school sets once: its facts, its staff and their ways in, the lock, the backups."""
