"""Handing the case file out: one copy for one party, through a link that ends, every use of it logged.

What the rule lets be held back from a party (mental-health records, N-07) is replaced by a sheet that
says so; page numbers stay those of the reviewer's file.
"""
