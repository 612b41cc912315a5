"""Who is let in and who leaves: invitations, appointments and delegations as acts. What they are stands in `accounts`."""
