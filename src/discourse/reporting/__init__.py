"""Floor 5: tables become figures, findings, reports and answers on the command line."""
