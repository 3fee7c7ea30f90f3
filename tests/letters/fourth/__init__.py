"""Letters by a fourth author, who had read the rules and the five real letters, not the reader nor the other sets.

Three parts, `dev`, `test` and `fresh`, share no title, sentence, heading, or foot of a page: what is mended by the one is measured on the others.
"""
