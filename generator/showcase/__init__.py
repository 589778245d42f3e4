"""优秀案例遴选: gates, machine points with the evidence for each, the judges' points, the ranking, and the papers of it."""
