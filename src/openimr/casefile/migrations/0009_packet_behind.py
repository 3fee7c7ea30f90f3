"""A packet that is read only after a case file was put together stands behind it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casefile', '0008_milliseconds'),
    ]

    operations = [
        migrations.AddField(
            model_name='packet',
            name='behind',
            field=models.PositiveIntegerField(default=0),
        ),
    ]
