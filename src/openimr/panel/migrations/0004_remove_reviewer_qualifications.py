from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('panel', '0003_qualifications_into_facts'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='reviewer',
            name='qualifications',
        ),
    ]
