"""Whether every child is looked after: protective steps, key dates, criminal processes, sanctions, groups, viewings."""
