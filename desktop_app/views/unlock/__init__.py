"""Before a vault is open: welcome, a new vault, unlocking, and every reason why it cannot be opened."""
