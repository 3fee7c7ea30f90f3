"""Pages into one tidy text: their lines, without heads and feet, with the way back to the text as given."""
