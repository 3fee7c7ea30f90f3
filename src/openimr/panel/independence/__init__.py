"""The blind proof of independence: what was screened before an assignment, sealed then, opened when a court asks.

Takes the facts of a screening; hands on a commitment of 64 characters that tells nothing, and later openings that
show chosen fields of the record and nothing else. `commitment` is the scheme, `record` the fields, `checking` what a
court does with an opening; all three know neither the house nor its tables. `sealing` keeps and opens.
What it proves, and what it does not, is in docs/explanation/blind-proof.md.
"""
