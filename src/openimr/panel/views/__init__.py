"""The pages of the room: assigning a reviewer with the reasons in view, and the reviewer's attestation."""
