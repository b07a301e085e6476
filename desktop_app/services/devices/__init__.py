"""Devices in custody: taken, sealed, moved, checked, handed over, returned – domain D1, whole."""
