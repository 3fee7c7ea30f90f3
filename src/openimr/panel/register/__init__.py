"""The register of reviewers: taking in, what it vouches for on a day, what is due.

Takes entries of reviewers and the exports of licence boards and of the NPI registry; hands on the reviewers in the
form of `openimr panel match`. `entry` is the form and its checks, `taking` the import, `standing` the answer for a day.
"""

from openimr.panel.register.standing import all_held_back, due, held_back, reviewers, standing
from openimr.panel.register.taking import Report, take_in

__all__ = ["Report", "all_held_back", "due", "held_back", "reviewers", "standing", "take_in"]
