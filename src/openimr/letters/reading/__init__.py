"""Reading determination letters: text in, `openimr.letters.model.Determination` out.

The way of a text: `lines` makes one tidy text of it and remembers where everything stood; `marks` finds
headings and labels, misread ones too (`noise`); `layouts` says which letter it is; then each part has its own
small grammar: `front`, `credentials`, `employee`, `guidelines`, `following`, and for the items `items` (modern
letters), `numbered` and `professional` (letters of 2013, whose findings `necessity` reads). `parser` joins them,
`spans` tells where each field stands, `files` opens files. What a grammar knows of the world (headings, labels,
names) stands as data in `openimr.letters.data`, apart from the grammar. Citations are a grammar of their own,
`openimr.letters.citing`.

The rules are those of the letters page (cited as "letters rule 1" to "letters rule 10") and of the
rulebook, section 12.
"""
