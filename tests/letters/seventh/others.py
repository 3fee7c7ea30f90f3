"""Texts that are no determination."""

NO_LETTERS = {
    "nothing": "",
    "blank": " \r\n\t \f\n",
    "marks": "%%%%% ----- 01 02 03 \u25a0\u25a0",
    "a progress note": "PROGRESS NOTE\nDate of Injury: 3/4/2012\nThe patient is a 44-year-old male.\nPlan: MRI, physical therapy.\n",
    "a utilization review": "UTILIZATION REVIEW DETERMINATION\nRequest: Norco 10/325 #60\nDetermination: Non-certified\nRationale: no gain.",
    "a request": "REQUEST FOR AUTHORIZATION\nCase Number: \nDiagnosis: sprain\nRequested service: 12 visits\n",
    "a news item": "The judge upheld the ruling.\n\nThe outcome of the appeal: Upheld\n\nReaders wrote in numbers.\n",
    "an invoice": "Invoice 2231\nPage 1 of 2\nElectrodes x 4 ... 40.00\nTotal: 40.00\n",
    "a guideline": "Low Back Complaints 2004\nSection: Special Studies\nLumbar films are not advised in the first weeks.\n",
}
