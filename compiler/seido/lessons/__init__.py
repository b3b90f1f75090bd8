"""What every message means, for people: its page on the site, and the same in a terminal."""
