"""The manager's pages for a meeting in the admin: who comes, the door, questions, what is told."""
