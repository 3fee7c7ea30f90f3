"""Organisations: who a name on an application means, and to whom a tie counts through owners, groups and facilities.

Takes the parties of a case and the graph of organisations; hands on all to whom a reviewer must not be tied, each with
the path that says why. `graph` and `names` are pure; `resolving` asks the tables, `taking` fills them.
"""
