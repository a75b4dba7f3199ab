"""Who is made to say or think what: the rules of attribution and what they share."""
