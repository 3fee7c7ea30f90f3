"""Reading clinical words: what treatment a disputed item asks for, and for which part of the body.

Pure: text in, values out, each with the words it came from. People, dates, findings and their denial come
here as the reading of clinical text grows.
"""
