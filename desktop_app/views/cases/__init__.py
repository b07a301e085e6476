"""Cases: the list of them, a new one, one with everything that hangs on it, its deeds, and the search over all."""
