"""What is said of a reviewer, read and checked: an entry's form, its sources, whether two are one person. Pure.

Takes parsed JSON; hands on facts that hold together, or every fault with its place. The tables are in `panel.models`,
the import in `panel.register`.
"""
