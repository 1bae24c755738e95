"""How fresh profiles are: confirming, reminding, pausing and closing them."""
