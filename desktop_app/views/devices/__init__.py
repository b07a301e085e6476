"""Devices on screen: the store, one device with its continuity, every deed that can be done to it, and the stock-check."""
