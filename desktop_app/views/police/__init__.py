"""The police decision of a case: its screening, what was decided and why, what officers advise, every deed."""
