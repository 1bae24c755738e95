"""A fuzzer asks the API what its document allows, and what it does not."""

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from config.wsgi import application

A_FEW = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def everything(mode):
    """Ask every address that takes parameters; return how many there are."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operations = [
        found.ok() for found in schema.get_all_operations() if takes_parameters(found.ok())
    ]
    for operation in operations:
        fuzz(operation, GenerationMode(mode))
    return len(operations)


def takes_parameters(operation):
    return any(True for _ in operation.iter_parameters())


def fuzz(operation, mode):
    """Ask one address a few things that fit its document, or that do not."""

    @A_FEW
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        # A WSGI server in memory hands over what it packed, and nothing here would unpack it.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()
