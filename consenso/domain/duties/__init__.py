"""What waits for whom, by when; what changed since someone last looked."""
