"""What hangs below a profile without being a page: forms, its sheet and its code."""

from content.subroutes import SubroutesMixin
from enterprises.out.profile_routes import CodeRoutes
from enterprises.passport.routes import SheetRoutes
from enterprises.visitors.routes import VisitorRoutes


class ProfileRoutes(VisitorRoutes, SheetRoutes, CodeRoutes, SubroutesMixin):
    """The addresses below a profile."""

    class Meta:
        abstract = True
