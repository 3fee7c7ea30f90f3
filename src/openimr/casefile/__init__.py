"""The case file: packets come in; pages with text and one complete, numbered file go on.

Takes packets of scans and PDFs from the parties. Reads every page (its own text or OCR, in guarded
processes, as durable work that survives being killed), finds the records in them, and hands on one
assembled PDF with bookmarks, Bates numbers and its list of records.
"""
