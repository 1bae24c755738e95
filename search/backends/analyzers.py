"""How Elasticsearch cuts texts into words.

Stems come from `search.language` and are only split at blanks here. Beginnings are made with
the accents and without, but only at the index side: "Åter" finds Återbruk, "ater" finds it
too, and "ost" typed whole does not turn into "öst".
"""

SETTINGS = {
    "settings": {
        "index": {"number_of_shards": 1, "number_of_replicas": 0},
        "analysis": {
            "filter": {
                "without_accents": {"type": "asciifolding", "preserve_original": True},
                "beginnings": {"type": "edge_ngram", "min_gram": 1, "max_gram": 25},
            },
            "analyzer": {
                "analysed": {"type": "custom", "tokenizer": "whitespace", "filter": ["lowercase"]},
                "beginnings": {
                    "type": "custom",
                    "tokenizer": "standard",
                    "filter": ["lowercase", "without_accents", "beginnings"],
                },
                "beginning": {
                    "type": "custom",
                    "tokenizer": "standard",
                    "filter": ["lowercase"],
                },
            },
        },
    }
}
