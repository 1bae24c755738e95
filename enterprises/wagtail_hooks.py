"""What the features of the directory add to the admin: see their modules `admin`."""

from enterprises.apps import load

load("admin")
