"""The source that a new site comes with: TED for Örebro län, switched off."""

from places.models import Municipality
from procurement.models import NoticeSource
from procurement.models.sources import Kind

NAME = "TED: Örebro län"
COUNTY, REGION = "SE124", "Region Örebro län"


def make_first_source() -> None:
    """Make the source where there is none of TED; an editor switches it on with one press."""
    if NoticeSource.objects.filter(kind=Kind.TED).exists():
        return
    municipalities = Municipality.objects.values_list("official_name", flat=True)
    NoticeSource.objects.create(
        name=NAME,
        kind=Kind.TED,
        is_on=False,
        places=COUNTY,
        buyers="\n".join([REGION, *municipalities]),
    )
