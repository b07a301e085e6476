"""Pictures of every screen of the program, to be looked at by a person."""
