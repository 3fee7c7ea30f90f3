"""What the panel can say of itself in figures: how work was shared out, and what is coming.

Takes counts and chances, hands on figures with their intervals. Framework-free. `chance` has the
distributions, `fairness` compares each reviewer with what their mix of cases would give, `demand` looks
some weeks ahead. No figure ranks anybody by how they decide.
"""
