"""The commands, one module each: `Options` says what was asked for, `execute` does it and returns the exit status.

They print; `seido.cli` parses. What they print on ``out`` is the product, what they print on ``err`` is about it.
"""
