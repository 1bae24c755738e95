"""The login of the admin is throttled, by who tries and from where."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


def attempt(client, password, username="anna", address="192.0.2.1"):
    """Try to log in once."""
    data = {"username": username, "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address)


@pytest.fixture
def anna(django_user_model):
    return django_user_model.objects.create_superuser("anna", "anna@example.org", "Rätt lösen 12!")


@pytest.fixture
def locked(client, anna):
    for _number in range(10):
        last = attempt(client, "fel")
    return last


def test_its_fields_are_named_in_swedish(client):
    page = BeautifulSoup(client.get(LOGIN).content, "html.parser")
    labels = {label.get_text(strip=True).rstrip("*:").strip() for label in page.select("label")}
    assert labels >= {"Användarnamn", "Lösenord"}


def test_a_right_password_logs_in(client, anna):
    assert attempt(client, "Rätt lösen 12!").status_code == 302


def test_the_tenth_wrong_password_pauses_the_login(locked):
    assert locked.status_code == 429
    assert "/admin/password_reset/" in locked.text and "Vänta 15 minuter" in locked.text


def test_a_paused_login_refuses_the_right_password_too(client, locked):
    assert attempt(client, "Rätt lösen 12!").status_code == 429


def test_others_can_log_in_meanwhile(client, locked):
    assert attempt(client, "Rätt lösen 12!", address="192.0.2.2").status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client, anna):
    for _number in range(9):
        attempt(client, "fel")
    attempt(client, "Rätt lösen 12!")
    assert attempt(client, "fel").status_code == 200


def test_a_session_ends_within_twelve_hours(client, anna):
    attempt(client, "Rätt lösen 12!")
    assert client.session.get_expiry_age() <= 12 * 3600
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_logging_out_needs_a_post(client, anna):
    attempt(client, "Rätt lösen 12!")
    client.get("/admin/logout/")
    assert client.get("/admin/").status_code == 200


def test_a_short_password_is_refused(anna):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="12"):
        validate_password("kort8tkn", anna)
