"""Looks at pages are kept to the millisecond; those that were kept in seconds stay as long as they were."""

from django.db import migrations, models
from django.db.models import F


def to_milliseconds(apps, schema_editor):
    apps.get_model("casefile", "PageView").objects.filter(seconds__gt=0).update(milliseconds=F("seconds") * 1000)


def to_seconds(apps, schema_editor):
    apps.get_model("casefile", "PageView").objects.filter(milliseconds__gt=0).update(seconds=F("milliseconds") / 1000)


class Migration(migrations.Migration):

    dependencies = [
        ('casefile', '0007_gap_look'),
    ]

    operations = [
        migrations.AddField(
            model_name='pageview',
            name='milliseconds',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(to_milliseconds, to_seconds),
        migrations.RemoveField(
            model_name='pageview',
            name='seconds',
        ),
    ]
