"""The certificate of the records: every record of a case file, and what its reader did with it.

Takes the assembled case file, the pages that were opened, and what is relied on; hands on one JSON text
whose SHA-256 the determination letter carries. `certifying` makes it, `proving` holds it against the
house as it stands; `statement` is the form itself, free of any framework.
"""
