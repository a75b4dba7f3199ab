"""Modal verbs: what a reader sees around one (`features`), and the sense that decides (`senses`)."""
