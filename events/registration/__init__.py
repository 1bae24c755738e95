"""Registration for meetings: answers without an account, seats, and the waiting list."""
