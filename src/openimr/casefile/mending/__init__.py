"""What the clerk mends in the records that the rules found, kept as examples that a command learns from."""
