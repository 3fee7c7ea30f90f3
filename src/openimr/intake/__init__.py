"""Intake: an application with its utilization review decision comes in; an eligible case goes on.

Takes the application and the utilization review decision. Finds eligibility item by item through
`openimr.law`, which a clerk confirms, writes the notices, and hands on a case whose notice of assignment
has gone out.
"""
