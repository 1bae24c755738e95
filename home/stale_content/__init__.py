"""What gets old and needs a look: profiles, news, guides, links and facts, by age."""
