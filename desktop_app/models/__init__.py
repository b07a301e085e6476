"""What a record is: the entities of the vault and their vocabulary."""
