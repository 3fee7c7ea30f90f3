"""The pages of the house itself: front, sign-in, queues, the case page, its records, the audit log."""
