"""What the page of a scheme says, by subject; `seido.emit.guide` puts it together."""
