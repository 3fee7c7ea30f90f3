"""Letters by a third author, who had read the rules and the five real letters, not the reader nor the other sets."""
