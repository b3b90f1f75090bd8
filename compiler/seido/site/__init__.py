"""The site: an mkdocs theme and plugin that ship with seido, so that policy sets elsewhere can use them too."""
