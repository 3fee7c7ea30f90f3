"""The case itself: its lifecycle, its parties, the one door for change, the audit chain, deadlines at work.

Every room changes a case through `cases.door`: a verb of `cases.lifecycle`, an actor, one transaction
with its audit event, messages after commit. The room knows nothing of the steps that use it.
"""
