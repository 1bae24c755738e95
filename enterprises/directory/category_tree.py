"""The kinds of goods and services that the directory starts with, and how they are made."""

from typing import NamedTuple

from django.db import transaction

from enterprises.models import Category, CategoryCode


class Kind(NamedTuple):
    """One category to make: its names, its CPV codes and what is below it."""

    slug: str
    name_sv: str
    name_en: str
    codes: str = ""
    children: tuple["Kind", ...] = ()


TREE = (
    Kind(
        "stad",
        "Städ och hemservice",
        "Cleaning and home services",
        "90910000 90911200",
        (
            Kind("stad-hem", "Hemstädning", "Home cleaning", "98341110"),
            Kind("stad-kontor", "Kontorsstädning", "Office cleaning", "90919200"),
            Kind("stad-fonster", "Fönsterputs", "Window cleaning", "90911300"),
            Kind("stad-flytt", "Flyttstädning", "Move-out cleaning"),
            Kind("stad-hemhjalp", "Hemhjälp", "Help in the home", "98513310 98514000"),
        ),
    ),
    Kind(
        "mat",
        "Mat, café och catering",
        "Food, café and catering",
        "55300000",
        (
            Kind("mat-catering", "Catering", "Catering", "55520000 55523000 55524000"),
            Kind("mat-cafe", "Café och lunch", "Café and lunch", "55330000"),
            Kind("mat-bageri", "Bageri och konditori", "Bakery", "15811000"),
            Kind("mat-lador", "Matlådor och färdigmat", "Prepared meals", "15894200"),
            Kind("mat-matsal", "Drift av matsal", "Canteen services", "55510000 55512000"),
        ),
    ),
    Kind(
        "tradgard",
        "Trädgård och utemiljö",
        "Gardening and outdoors",
        "77300000 77314000",
        (
            Kind("tradgard-skotsel", "Trädgårdsskötsel", "Garden care", "77311000 77312000"),
            Kind("tradgard-park", "Park och grönytor", "Parks and greens", "77310000 77313000"),
            Kind("tradgard-trad", "Träd och häckar", "Trees and hedges", "77340000"),
            Kind("tradgard-skog", "Skog, röjning och ved", "Woodland and firewood", "77200000"),
            Kind("tradgard-sno", "Snöskottning", "Snow clearing", "90620000"),
        ),
    ),
    Kind(
        "hantverk",
        "Hantverk och snickeri",
        "Crafts and joinery",
        "37800000",
        (
            Kind("hantverk-snickeri", "Snickeri", "Carpentry", "45421000"),
            Kind("hantverk-mobler", "Möbelrenovering", "Furniture restoration", "50850000"),
            Kind("hantverk-malning", "Målning och tapetsering", "Painting", "45442100"),
            Kind("hantverk-konst", "Keramik, smide och konsthantverk", "Pottery and crafts"),
            Kind("hantverk-sko", "Skor och läder", "Shoes and leather"),
        ),
    ),
    Kind(
        "aterbruk",
        "Återbruk och second hand",
        "Reuse and second hand",
        "90514000",
        (
            Kind("aterbruk-butik", "Second hand-butik", "Second-hand shop", "39100000"),
            Kind("aterbruk-hamtning", "Insamling och hämtning", "Collection", "90511000 90512000"),
            Kind("aterbruk-bygg", "Byggåterbruk", "Reused building materials"),
            Kind("aterbruk-elektronik", "Elektronik", "Electronics", "50320000 90513000"),
            Kind("aterbruk-lan", "Lån och byte", "Lending and swapping"),
        ),
    ),
    Kind(
        "textil",
        "Textil och tvätt",
        "Textiles and laundry",
        "98310000",
        (
            Kind("textil-tvatt", "Tvätteri", "Laundry", "98311000 98312000"),
            Kind("textil-somnad", "Sömnad och lagning", "Sewing and mending", "98393000 50830000"),
            Kind("textil-klader", "Arbetskläder", "Workwear", "18100000"),
            Kind("textil-hem", "Hemtextil", "Household textiles", "39510000"),
        ),
    ),
    Kind(
        "cykel",
        "Cykel och fordon",
        "Bicycles and vehicles",
        "50110000",
        (
            Kind("cykel-reparation", "Cykelreparation", "Bicycle repair"),
            Kind("cykel-uthyrning", "Cyklar: köp och hyra", "Bicycles to buy or hire", "34430000"),
            Kind("cykel-bil", "Biltvätt och bilvård", "Car washing and care", "50112000 50112300"),
        ),
    ),
    Kind(
        "kontor",
        "Kontor, IT och språk",
        "Office, IT and language",
        "79500000",
        (
            Kind("kontor-it", "IT-stöd och digitalisering", "IT support", "79996100 79560000"),
            Kind("kontor-webb", "Webb och tillgänglighet", "Web and accessibility", "72413000"),
            Kind("kontor-ekonomi", "Bokföring och löner", "Bookkeeping and payroll"),
            Kind("kontor-sprak", "Översättning och lättläst", "Translation and easy reading"),
            Kind("kontor-utskick", "Utskick och post", "Mailings and post", "79571000 64122000"),
        ),
    ),
    Kind(
        "media",
        "Media, tryck och ljud",
        "Media, print and sound",
        "79340000",
        (
            Kind("media-tryck", "Tryckeri", "Printing", "79810000 79820000"),
            Kind("media-form", "Grafisk form", "Graphic design", "79822500"),
            Kind("media-film", "Film, ljud och podd", "Film, sound and podcasts"),
        ),
    ),
    Kind(
        "flytt",
        "Flytt och transport",
        "Removals and transport",
        "60000000",
        (
            Kind("flytt-hjalp", "Flytthjälp", "Help with moving", "63110000"),
            Kind("flytt-bud", "Budkörning", "Courier services", "64120000"),
            Kind("flytt-lager", "Magasinering", "Storage", "63120000"),
            Kind("flytt-resor", "Samåkning och skjuts", "Passenger transport", "60130000"),
        ),
    ),
    Kind(
        "djur",
        "Djur",
        "Animals",
        "",
        (
            Kind("djur-hund", "Hunddagis och pensionat", "Dog day care and boarding", "98380000"),
            Kind("djur-vard", "Trim och passning", "Grooming and pet sitting"),
            Kind("djur-hast", "Häst och besöksgård", "Horses and farm visits"),
        ),
    ),
    Kind(
        "dagverksamhet",
        "Dagverksamhet och arbetsträning",
        "Day activities and work training",
        "85300000 85310000 85312000",
        (
            Kind("dagverksamhet-daglig", "Daglig verksamhet", "Daily activities", "85312100"),
            Kind("dagverksamhet-traning", "Arbetsträning", "Work training", "85312510 80530000"),
            Kind("dagverksamhet-rehab", "Rehabilitering", "Rehabilitation", "85312500"),
            Kind("dagverksamhet-stod", "Vägledning och stöd", "Guidance", "85312300 79611000"),
            Kind("dagverksamhet-kurser", "Kurser och utbildning", "Courses", "80000000 80500000"),
        ),
    ),
    Kind(
        "kultur",
        "Kultur och lokaler",
        "Culture and venues",
        "92000000 92500000",
        (
            Kind("kultur-lokaler", "Möteslokaler och konferens", "Meeting venues", "55120000"),
            Kind(
                "kultur-evenemang", "Evenemang och scen", "Events and stage", "79952000 79950000"
            ),
            Kind("kultur-konst", "Konst och ateljé", "Art and studios"),
        ),
    ),
    Kind(
        "odling",
        "Odling och gårdsprodukter",
        "Growing and farm products",
        "",
        (
            Kind("odling-gronsaker", "Grönsaker och andelsjordbruk", "Vegetables and farm shares"),
            Kind("odling-stad", "Stadsodling", "Urban growing"),
            Kind("odling-gard", "Gårdsbutik och mejeri", "Farm shop and dairy"),
        ),
    ),
    Kind(
        "lego",
        "Legotillverkning och paketering",
        "Contract manufacturing and packing",
        "",
        (
            Kind("lego-paketering", "Paketering och packning", "Packing", "79921000"),
            Kind("lego-montering", "Montering", "Assembly"),
            Kind("lego-demontering", "Demontering", "Dismantling"),
        ),
    ),
    Kind(
        "fastighet",
        "Fastighetsservice",
        "Property services",
        "98341130 50700000",
        (
            Kind("fastighet-vaktmastare", "Vaktmästeri", "Caretaking", "98341140"),
            Kind("fastighet-trappor", "Trappstädning", "Stairwell cleaning"),
            Kind("fastighet-underhall", "Underhåll", "Maintenance", "50800000 45453000"),
            Kind("fastighet-gata", "Gata och gård", "Streets and yards", "90610000 90918000"),
        ),
    ),
    Kind(
        "turism",
        "Turism och boende",
        "Tourism and lodging",
        "",
        (
            Kind("turism-boende", "Vandrarhem och boende", "Hostels and lodging"),
            Kind("turism-guidning", "Guidade turer", "Guided tours"),
            Kind("turism-uteliv", "Friluftsliv och båtar", "Outdoor life and boats", "92600000"),
        ),
    ),
)


def make_categories() -> None:
    """Make the tree where there is none yet; what editors have changed stays as they left it."""
    if Category.objects.exists():
        return
    with transaction.atomic():
        for order, kind in enumerate(TREE):
            parent = _make(kind, order)
            for place, child in enumerate(kind.children):
                _make(child, place, parent)


def _make(kind: Kind, order: int, parent: Category | None = None) -> Category:
    category = Category(
        slug=kind.slug,
        name_sv=kind.name_sv,
        name_en=kind.name_en,
        sort_order=order,
        parent=parent,
    )
    category.codes = [CategoryCode(code=code) for code in kind.codes.split()]
    category.save()
    return category
