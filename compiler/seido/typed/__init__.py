"""From trees to a typed program."""
