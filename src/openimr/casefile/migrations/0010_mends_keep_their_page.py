"""What a clerk mended outlives the reading again of its page, and the numbering anew of records."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casefile', '0009_packet_behind'),
    ]

    operations = [
        migrations.AlterField(
            model_name='mend',
            name='page',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mends', to='casefile.page'),
        ),
        migrations.AddField(
            model_name='mend',
            name='packet',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casefile.packet'),
        ),
        migrations.AddField(
            model_name='mend',
            name='number',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='mend',
            name='of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='casefile.page'),
        ),
    ]
