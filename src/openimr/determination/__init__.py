"""The determination: evidence and the physician's decisions come in; a signed letter goes on.

Takes the reviewer's decision, guideline and rationale for every disputed item. Checks them before signing
(and never decides), and hands on the letter as tagged, digitally signed PDF and as text.
"""
