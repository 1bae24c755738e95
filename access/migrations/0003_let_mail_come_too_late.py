from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_limit_mail_and_handle_personal_data'),
    ]

    operations = [
        migrations.AddField(
            model_name='outgoingmail',
            name='useful_until',
            field=models.DateTimeField(help_text='After that it is no longer sent.', null=True, verbose_name='of use until'),
        ),
    ]
