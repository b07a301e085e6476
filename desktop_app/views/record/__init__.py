"""The record: every action as a sentence, and the check of the whole vault."""
