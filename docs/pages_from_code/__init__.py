"""One file a page that comes from the code: ``page()`` writes it as Markdown. ``PAGES`` is the list.

``desk`` is where commands are run for their screens, ``gallery`` holds the examples of the error gallery, ``contract`` the fields of
the JSON documents.
"""
