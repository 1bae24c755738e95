"""What readers see of the calendar: the list, feeds, files for their own calendars, the API."""
