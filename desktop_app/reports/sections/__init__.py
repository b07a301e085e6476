"""The sections of the full sheet, one module each; ``reports.register`` lists them in order."""
