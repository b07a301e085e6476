"""The doors of a vault: how one begins, what is seen from outside, the ways in; for window and command line alike."""
