"""Which enterprise fits which notice, who could bid together, and the mails that say so."""
