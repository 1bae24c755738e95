"""Adds the twelve municipalities of Örebro län (county code 18, NUTS 3 SE124)."""

from django.db import migrations

MUNICIPALITIES = [
    ("1814", "Lekeberg", "Lekebergs kommun", "59.1743", "14.8680"),
    ("1860", "Laxå", "Laxå kommun", "58.9853", "14.6195"),
    ("1861", "Hallsberg", "Hallsbergs kommun", "59.0665", "15.1096"),
    ("1862", "Degerfors", "Degerfors kommun", "59.2390", "14.4300"),
    ("1863", "Hällefors", "Hällefors kommun", "59.7833", "14.5167"),
    ("1864", "Ljusnarsberg", "Ljusnarsbergs kommun", "59.8764", "14.9836"),
    ("1880", "Örebro", "Örebro kommun", "59.2741", "15.2066"),
    ("1881", "Kumla", "Kumla kommun", "59.1277", "15.1434"),
    ("1882", "Askersund", "Askersunds kommun", "58.8799", "14.9018"),
    ("1883", "Karlskoga", "Karlskoga kommun", "59.3267", "14.5239"),
    ("1884", "Nora", "Nora kommun", "59.5193", "15.0400"),
    ("1885", "Lindesberg", "Lindesbergs kommun", "59.5939", "15.2304"),
]


def add(apps, schema_editor):
    municipality = apps.get_model("places", "Municipality")
    for code, name, official_name, latitude, longitude in MUNICIPALITIES:
        municipality.objects.update_or_create(
            code=code,
            defaults={
                "name": name,
                "official_name": official_name,
                "latitude": latitude,
                "longitude": longitude,
            },
        )


def remove(apps, schema_editor):
    codes = [code for code, *_ in MUNICIPALITIES]
    apps.get_model("places", "Municipality").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
