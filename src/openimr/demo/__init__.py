"""The demonstration: seven invented cases, walked through the same verbs that the site uses.

The material (facts, packets, register) is generated; the decisions are scripted, and every page and letter
that shows them says so.
"""
