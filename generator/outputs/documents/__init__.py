"""The pages of a policy and of an interpretation, and what they show."""
