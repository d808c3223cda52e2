"""What the text says happened: triggers, arguments, attribution, status."""
