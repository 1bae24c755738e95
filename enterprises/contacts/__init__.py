"""The contact persons of profiles: who they are, how they log in, what they are told."""
