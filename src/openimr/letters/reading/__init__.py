"""Reading determination letters: text in, `openimr.letters.model.Determination` out.

The way of a text: `lines` makes one tidy text of it and remembers where everything stood; `marks` finds
headings and labels; `layouts` says which letter it is; then each part has its own small grammar (`front`,
`credentials`, `items`, `employee`, `guidelines` with `citations`, `following`). `parser` joins them, `files`
opens files. What a grammar knows of the world (names of guidelines and their chapters, headings, labels)
stands as data in `openimr.letters.data`, apart from the grammar.

The rules are those of the letters page (cited as "letters rule 1" to "letters rule 10") and of the
rulebook, section 12.
"""
