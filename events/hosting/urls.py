"""The addresses of the manager's pages in the admin."""

from django.urls import path, re_path

from events.hosting import person_views as person
from events.hosting.door_views import DoorView, WalkInView
from events.hosting.group_views import GroupView
from events.hosting.meeting_views import MeetingsView, PeopleView
from events.hosting.out_views import ExportView, PrintView
from events.hosting.question_views import QuestionsView, QuestionView
from events.hosting.tell_views import TellView
from events.inviting.views import InviteView

app_name = "events_hosting"
PRESS = r"^(?P<event>\d+)/(?P<pk>\d+)/(?P<action>move|confirm|resend)/$"
urlpatterns = [
    path("", MeetingsView.as_view(), name="meetings"),
    path("<int:event>/", PeopleView.as_view(), name="people"),
    path("<int:event>/add/", person.AddView.as_view(), name="add"),
    path("<int:event>/door/", DoorView.as_view(), name="door"),
    path("<int:event>/door/walk-in/", WalkInView.as_view(), name="walk_in"),
    path("<int:event>/questions/", QuestionsView.as_view(), name="questions"),
    path("<int:event>/questions/<int:question>/", QuestionView.as_view(), name="question"),
    path("<int:event>/out/", ExportView.as_view(), name="out"),
    path("<int:event>/print/", PrintView.as_view(), name="print"),
    path("<int:event>/invite/", InviteView.as_view(), name="invite"),
    path("<int:event>/tell/", TellView.as_view(), name="tell"),
    path("<int:event>/mail/", GroupView.as_view(), name="group"),
    path("<int:event>/<int:pk>/", person.PersonView.as_view(), name="person"),
    path("<int:event>/<int:pk>/edit/", person.EditView.as_view(), name="edit"),
    path("<int:event>/<int:pk>/cancel/", person.CancelView.as_view(), name="cancel"),
    path("<int:event>/<int:pk>/erase/", person.EraseView.as_view(), name="erase"),
    re_path(PRESS, person.PressView.as_view(), name="press"),
]
