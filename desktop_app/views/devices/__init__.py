"""Devices on screen: the store, one device with its continuity, every deed done to one, and the stock-check."""
