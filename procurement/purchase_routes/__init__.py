"""Which lawful way a purchase can be made, and who offers what is to be bought."""
