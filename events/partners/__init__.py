"""The calendars of partners: where they are, how they are read, and what is shown of them."""
