"""Evidence: pages and guidelines come in; facts with their place go on.

Takes the pages of the case file and the register of guidelines. Finds words in the pages, and resolves
what a rationale refers to (`[p. 12]`) to the page it names. Criteria and the absence guard come here.
"""
