"""The mkdocs theme ``seido``: templates and style sheet, nothing from elsewhere and no script."""
