"""The site: pages for each role, drawn on the server, over the verbs of the rooms.

It holds what pages share (the base template, sign-in, queues, the case page) and the settings; each room
brings its own pages.
"""
