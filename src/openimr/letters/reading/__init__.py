"""Reading determination letters: text in, `openimr.letters.model.Determination` out.

The way of a text is that of the rooms: `pages` makes one tidy text of it and remembers where everything stood;
`marks` finds headings and labels, misread ones too; `layouts` says which letter it is; then each part has its own
small grammar: `fields` (header, credentials, employee) and `items` (modern letters, and the two of 2013, with their
guideline statements and whose fate an item shares). `words` is what single words mean. `parser` joins them, `spans`
tells where each field stands, `warnings` what was guessed, `files` opens files. What a grammar knows of the world
(headings, labels, names) stands as data in `openimr.letters.data`, apart from the grammar. Citations are a grammar of
their own, `openimr.letters.citing`.

The rules are those of the letters page (cited as "letters rule 1" to "letters rule 10") and of the
rulebook, section 12.
"""
