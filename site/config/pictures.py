"""Takes out of renditions what a camera or a program wrote into the uploaded picture."""

from willow.plugins.pillow import PillowImage
from willow.registry import registry

WRITTEN_IN = ("comment", "exif", "xmp", "photoshop", "XML:com.adobe.xmp", "Raw profile type exif")


def auto_orient(image: PillowImage) -> PillowImage:
    """Turn a picture the right way up, then forget its place, time, camera and comments."""
    upright = image.auto_orient()
    for key in WRITTEN_IN:
        upright.image.info.pop(key, None)
    return upright


def forget_what_cameras_write() -> None:
    """Make every rendition pass through `auto_orient`, Wagtail's first step in making one."""
    registry.register_operation(PillowImage, "auto_orient", auto_orient)
