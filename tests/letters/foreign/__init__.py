"""Letters by another author: they were written from the rules of reading alone, before the reader and its own
generator were looked at. Two sets share no template: `dev`, by which faults may be looked into, and `test`, of which only
totals are looked at."""
