"""One file a command of ``shanyrak``; its docstring is the help, the first line the summary."""
