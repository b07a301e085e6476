"""The police decision: screened, decided, sent, answered, closed; views, and what officers advise (D5)."""
