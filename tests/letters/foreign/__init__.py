"""Letters by another author, with their truth, written from the rules of reading.

The sets share no template. `dev` and `test` were written before the reader and its own generator were looked at, `fresh`
and `last` after the reader had been mended by them. All but `dev` were measured before anybody looked at what fails in them; the
reader has since been mended by all four. `mixed` draws each part of a set from one of them.
"""
