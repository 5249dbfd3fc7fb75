"""YAML ↔ models, with a mark for every route.

- ``ordinary``, ``inline``: the layout tables are written in, read line by line without the parser
- ``events``: the parser, C or pure; it reads everything else, and only it complains
- ``pure_parser``: the pure one, held to the grammar of the C one
- ``loader``: bytes → a document; what cannot be a table is refused before it is read
- ``builder``: events → text data and marks, in one loop; what a table never needs is refused
- ``marks``: where every value stands
- ``source``: a file as read; routes become places here and nowhere else
- ``syntax``, ``slips``: what the parser complains about, and the slips of the hand behind it, as sentences
- ``models``: the three kinds of files and the configuration as frozen classes, their quick reader, and their pydantic twins
- ``validation``: data → models, and pydantic's complaints as sentences
- ``days``: days in all their spellings
- ``nearest``: what was probably meant by a word that is not known
- ``consistency``: what a single field cannot know
- ``load``: all of these in one call
- ``kinds``: a file of another kind than the one wanted, told as that and not as a hundred unknown keys
- ``edits``, ``scalars``: changes as text, in the file's own style, that keep everything else byte for byte
- ``comments``, ``shapes``, ``canonical``: a file written anew in one shape, its comments with what they are about
- ``write``: files replaced as a whole or not at all, one writer at a time
- ``schema``: JSON Schemas for editors
"""
