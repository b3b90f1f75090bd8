"""The intermediate representation and how it is made."""
