"""The addresses of the manager's pages in the admin."""

from django.urls import path, re_path

from events.attendees import person_views as person
from events.attendees.change_views import ChangeView
from events.attendees.check_in_views import CheckInView, WalkInView
from events.attendees.exports import ExportView, PrintView
from events.attendees.group_mail_views import GroupMailView
from events.attendees.opening import OpenRegistrationView
from events.attendees.views import AttendeeListView, MeetingsView, QuestionsView, QuestionView
from events.invitations.views import InviteView

app_name = "events_hosting"
PRESS = r"^(?P<event>\d+)/(?P<pk>\d+)/(?P<action>move|confirm|resend)/$"
urlpatterns = [
    path("", MeetingsView.as_view(), name="meetings"),
    path("<int:event>/", AttendeeListView.as_view(), name="people"),
    path("<int:event>/add/", person.AddView.as_view(), name="add"),
    path("<int:event>/open/", OpenRegistrationView.as_view(), name="open_registration"),
    path("<int:event>/door/", CheckInView.as_view(), name="door"),
    path("<int:event>/door/walk-in/", WalkInView.as_view(), name="walk_in"),
    path("<int:event>/questions/", QuestionsView.as_view(), name="questions"),
    path("<int:event>/questions/<int:question>/", QuestionView.as_view(), name="question"),
    path("<int:event>/out/", ExportView.as_view(), name="out"),
    path("<int:event>/print/", PrintView.as_view(), name="print"),
    path("<int:event>/invite/", InviteView.as_view(), name="invite"),
    path("<int:event>/tell/", ChangeView.as_view(), name="tell"),
    path("<int:event>/mail/", GroupMailView.as_view(), name="group"),
    path("<int:event>/<int:pk>/", person.PersonView.as_view(), name="person"),
    path("<int:event>/<int:pk>/edit/", person.EditView.as_view(), name="edit"),
    path("<int:event>/<int:pk>/cancel/", person.CancelView.as_view(), name="cancel"),
    path("<int:event>/<int:pk>/erase/", person.EraseView.as_view(), name="erase"),
    re_path(PRESS, person.PressView.as_view(), name="press"),
]
