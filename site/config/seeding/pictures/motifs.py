"""Every motif by the name that the content files use."""

from collections.abc import Callable

from config.seeding.pictures import kitchen, office, outdoors, town, workshop
from config.seeding.pictures.canvas import Canvas

MODULES = (kitchen, office, outdoors, town, workshop)
MOTIFS: dict[str, Callable[[], Canvas]] = {
    name: draw
    for module in MODULES
    for name, draw in vars(module).items()
    if getattr(draw, "__module__", "") == module.__name__
}
