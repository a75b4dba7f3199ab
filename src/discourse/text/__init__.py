"""Floor 2: text becomes tokens (`annotation`), tokens become words (`words`), queries become places (`query`)."""
