"""The Reader: the case file as a person reads it, and what of it stood before them.

Takes the pages of a case; hands on their words where a search found them, the marks that a reader left in
them, and which page was on the screen, for how long. The pages of the site are in `web.views.reader`.
"""
