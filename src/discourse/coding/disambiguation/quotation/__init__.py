"""What a quoted span does in its text: speech, title, name, mention, slogan or scare quotes."""
