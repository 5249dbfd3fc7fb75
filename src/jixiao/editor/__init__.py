"""``jixiao lsp``: what the tool knows, shown in an editor while a person types (Language Server Protocol 3.17).

One file a feature: it asks the :class:`~jixiao.editor.run.Run` and answers in the words of the protocol. ``FEATURES`` is the list
of them; each has a ``register`` that tells the server what it answers. Only this folder imports pygls and lsprotocol, which are
the extra ``lsp``; nothing imports it but the command.

- ``server``: the process that speaks with the editor; when a change is looked at
- ``run``: the open files as they stand now, and all that was found out about them
- ``positions``: the lines and columns of the protocol
- ``spots``: what stands at a position of a file
- ``edits``: changes of a text in the words of the protocol
"""

FEATURES = ("diagnostics", "hover", "completion", "definition", "actions", "folding", "symbols")
