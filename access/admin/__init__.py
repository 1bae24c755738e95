"""What the admin shows of mails, of decisions on retention, and of personal data."""
