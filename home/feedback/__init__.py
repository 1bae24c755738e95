"""Whether a page was of use: what readers answer, and how editors read it."""
