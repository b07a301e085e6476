"""Who can help: services and the school's own contacts, by whom they are for, and when each was last checked."""
