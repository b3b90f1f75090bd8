"""Outputs: each a module with one public function, from the IR to a text."""
