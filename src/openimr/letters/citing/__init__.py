"""The citation grammar: finding the sources that a text cites, taking each apart, and giving it a key to count by.

`finding.citations` is the door. `sources` finds what a statement names: guidelines by their names (`groups`), articles, organisations
and the rest (`others`); `denials` and `asides` are what is said of sources and names none; `parts` reads the chapter, section and
pages of one (`named`); `misread` mends what a scanner misread; `law` knows statutes and regulations, `literature` articles and textbooks;
`chapters` tells which chapter is meant. What they know of the world is data in `openimr.letters.data`. Nothing here
knows of letters: the grammar can be used alone.
"""
