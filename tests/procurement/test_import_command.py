"""`manage.py import_notices` without `--json`: what is stored, what is said, how it ends."""

import pytest
from django.core.management import CommandError, call_command

from procurement.models import Notice, NoticeVersion, ReceivedDocument
from procurement.versions import actions, settle
from tests.procurement.tiny_notices import xml

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ett.xml").write_bytes(xml())
    (tmp_path / "två.xml").write_bytes(xml(version="02"))
    return tmp_path


def test_notices_are_stored_and_counted(folder, capsys):
    call_command("import_notices", folder)
    assert "nya: 1, ändrade: 1" in capsys.readouterr().out
    assert NoticeVersion.objects.count() == 2


def test_running_again_doubles_nothing(folder, capsys):
    call_command("import_notices", folder)
    call_command("import_notices", folder)
    assert "fanns redan: 2" in capsys.readouterr().out
    assert (Notice.objects.count(), ReceivedDocument.objects.count()) == (1, 2)


def test_a_bad_file_is_named_with_its_reason_and_stops_nothing(folder, capsys):
    (folder / "alla.xml").write_bytes(b"<nej")
    with pytest.raises(CommandError, match="Avvisade: 1"):
        call_command("import_notices", folder)
    written = capsys.readouterr()
    assert "nya: 1, ändrade: 1, avvisade: 1" in written.out
    assert "alla.xml: Filen är inte välformad XML." in written.err


def test_a_crash_half_way_keeps_what_was_done_and_the_next_run_goes_on(folder, monkeypatch):
    def crash(notice):
        return settle(notice) if notice.versions.count() < 2 else 1 / 0

    monkeypatch.setattr(actions, "settle", crash)
    with pytest.raises(ZeroDivisionError):
        call_command("import_notices", folder)
    assert NoticeVersion.objects.count() == 1
    monkeypatch.undo()
    call_command("import_notices", folder)
    assert Notice.objects.get().source_id.endswith("-02")
