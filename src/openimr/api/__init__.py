"""The API: what programs may fetch. Today the public corpus, as JSON, without signing in.

Cases, intake and FHIR come with their issues; they go through the same actions as the pages.
"""
