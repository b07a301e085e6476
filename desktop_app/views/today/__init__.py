"""Today: what is owed now, in the order in which one would act, each with the button that does it."""
