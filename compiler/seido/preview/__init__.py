"""The live preview: what is watched, what is made anew, and the server that shows it."""
