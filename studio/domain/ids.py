"""Typed ids: plain strings with a name, so that a post's id is never passed as a page's."""

from typing import NewType

PostId = NewType("PostId", str)
AssetId = NewType("AssetId", str)
FigureId = NewType("FigureId", str)
PersonId = NewType("PersonId", str)
CampaignId = NewType("CampaignId", str)
PillarId = NewType("PillarId", str)
PlacementId = NewType("PlacementId", str)
"""`<platform>/<placement>`, e.g. `instagram/feed-portrait`."""
Sha256 = NewType("Sha256", str)
"""Lower-case hexadecimal SHA-256 of a blob or of canonical JSON."""
