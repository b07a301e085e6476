"""What can be done: one module per subject; verbs take (tx, request), questions take (session, …)."""
