"""What templates ask about tenders."""
