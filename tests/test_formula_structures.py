"""Price plans from invented pages of the structures real sites have: cards, tables, lists, forms, prose."""

from __future__ import annotations

import pytest
from plans import cards, plans, table

STRUCTURES = [
    (
        "cards with headings",
        cards(
            ("Flex desk", "€ 150 / month"), ("Fixed desk", "€ 250 / month"), ("Private office", "from € 600 / month")
        ),
        {
            ("hot_desk", "150", "EUR", "month"),
            ("fixed_desk", "250", "EUR", "month"),
            ("private_office", "600", "EUR", "month"),
        },
    ),
    (
        "cards whose price stands above the name",
        "<div><div><p>120 €/mois</p><h3>Poste nomade</h3></div><div><p>220 €/mois</p><h3>Poste fixe</h3></div></div>",
        {("hot_desk", "120", "EUR", "month"), ("fixed_desk", "220", "EUR", "month")},
    ),
    (
        "cards without headings",
        "<div><div><div>Flexplek</div><div>€ 145 per maand</div></div>"
        "<div><div>Vaste plek</div><div>€ 245 per maand</div></div></div>",
        {("hot_desk", "145", "EUR", "month"), ("fixed_desk", "245", "EUR", "month")},
    ),
    (
        "a price cut into pieces",
        "<div><div><h3>Flex</h3><div><div>€</div><div>99</div><div>/ month</div></div></div>"
        "<div><h3>Fixed desk</h3><div><div>€</div><div>199</div><div>/ month</div></div></div></div>",
        {("hot_desk", "99", "EUR", "month"), ("fixed_desk", "199", "EUR", "month")},
    ),
    (
        "the period in a block of its own",
        "<div><div><h3>Flexdesk</h3><div>189 €</div><div>pro Monat, zzgl. MwSt.</div></div>"
        "<div><h3>Fixdesk</h3><div>289 €</div><div>pro Monat, zzgl. MwSt.</div></div></div>",
        {("hot_desk", "189", "EUR", "month"), ("fixed_desk", "289", "EUR", "month")},
    ),
    (
        "several periods in one card",
        "<h3>Meeting room</h3><ul><li>€ 15 / hour</li><li>€ 50 / half day</li><li>€ 90 / day</li></ul>",
        {
            ("meeting_room", "15", "EUR", "hour"),
            ("meeting_room", "50", "EUR", "half_day"),
            ("meeting_room", "90", "EUR", "day"),
        },
    ),
    (
        "several prices on one line",
        "<p>Vergaderzaal: € 25 per uur, € 80 per dagdeel, € 150 per dag</p>",
        {
            ("meeting_room", "25", "EUR", "hour"),
            ("meeting_room", "80", "EUR", "half_day"),
            ("meeting_room", "150", "EUR", "day"),
        },
    ),
    (
        "labels of periods before the amounts",
        "<h3>Salle de réunion</h3><ul><li>À l'heure : 20 €</li><li>La "
        "demi-journée : 60 €</li><li>La journée : 100 €</li></ul>",
        {
            ("meeting_room", "20", "EUR", "hour"),
            ("meeting_room", "60", "EUR", "half_day"),
            ("meeting_room", "100", "EUR", "day"),
        },
    ),
    (
        "bold lines for headings",
        "<div><p><b>Poste fixe</b></p><p>220 € / mois</p><p><b>Poste nomade</b></p><p>120 € / mois</p></div>",
        {("fixed_desk", "220", "EUR", "month"), ("hot_desk", "120", "EUR", "month")},
    ),
    (
        "a definition list",
        "<dl><dt>Puesto fijo</dt><dd>190 €/mes</dd><dt>Sala de reuniones</dt><dd>12 €/hora</dd></dl>",
        {("fixed_desk", "190", "EUR", "month"), ("meeting_room", "12", "EUR", "hour")},
    ),
    (
        "a plan a row",
        table("Formule | Prix", "Poste fixe | 220 € / mois", "Pass journée | 18 €"),
        {("fixed_desk", "220", "EUR", "month"), ("day_pass", "18", "EUR", "day")},
    ),
    (
        "a plan a column",
        table("Flexplek | Vaste plek | Privékantoor", "Wifi | Wifi | Wifi", "€ 150 p/m | € 250 p/m | € 600 p/m"),
        {
            ("hot_desk", "150", "EUR", "month"),
            ("fixed_desk", "250", "EUR", "month"),
            ("private_office", "600", "EUR", "month"),
        },
    ),
    (
        "a plan a column with row headers",
        table(" | Flex | Fix", "Preis pro Monat | 120 € | 220 €", "Meetingraum | 2 h | 4 h"),
        {("hot_desk", "120", "EUR", "month"), ("fixed_desk", "220", "EUR", "month")},
    ),
    (
        "rooms by duration",
        table("Salle | 1/2 journée | Journée", "Petite salle | 40 € | 60 €", "Grande salle | 60 € | 95 €"),
        {
            ("meeting_room", "40", "EUR", "half_day"),
            ("meeting_room", "60", "EUR", "day"),
            ("meeting_room", "60", "EUR", "half_day"),
            ("meeting_room", "95", "EUR", "day"),
        },
    ),
    (
        "currency and period in the header alone",
        table("Angebot | CHF / Monat", "Fixdesk | 450", "Flexdesk | 12.50"),
        {("fixed_desk", "450", "CHF", "month"), ("hot_desk", "12.50", "CHF", "month")},
    ),
    (
        "a capacity beside the price is no price",
        table("Sala | Persone | € / ora", "Sala riunioni piccola | 6 | 15", "Sala riunioni grande | 20 | 35"),
        {("meeting_room", "15", "EUR", "hour"), ("meeting_room", "35", "EUR", "hour")},
    ),
    (
        "a form with choices",
        "<form><label>Plan</label><select><option>Choose</option><option>Hot desk - €20 "
        "per day</option><option>Fixed desk - €250 per month</option></select></form>",
        {("hot_desk", "20", "EUR", "day"), ("fixed_desk", "250", "EUR", "month")},
    ),
    (
        "a form with labels",
        "<form><div><label>Carnet de 10 tickets :</label><div>x 40 €</div></div>"
        "<div><label>Abonnement :</label><div>x 60 € / mois</div></div></form>",
        {("day_pass", "40", "EUR", "once"), ("hot_desk", "60", "EUR", "month")},
    ),
    (
        "columns with and without tax",
        table("Formule | Excl. btw | Incl. btw", "Dagpas | € 20 | € 24,20", "Flexplek per maand | € 200 | € 242"),
        {("day_pass", "20", "EUR", "day"), ("hot_desk", "200", "EUR", "month")},
    ),
    (
        "two rows of headers",
        "<table><tr><th></th><th colspan=2>Membre</th><th colspan=2>Non-membre</th></tr>"
        "<tr><th></th><th>Demi-journée</th><th>Journée</th><th>Demi-journée</th><th>Journée</th></tr>"
        "<tr><td>Salle Rouge</td><td>50 €</td><td>90 €</td><td>80 €</td><td>140 €</td></tr></table>",
        {
            ("meeting_room", "50", "EUR", "half_day"),
            ("meeting_room", "90", "EUR", "day"),
            ("meeting_room", "80", "EUR", "half_day"),
            ("meeting_room", "140", "EUR", "day"),
        },
    ),
    (
        "headings that have the price",
        "<h3>Day Pass – £15</h3><p>Come and go</p><h3>Flexi 5 – £65/month</h3><p>5 days</p>",
        {("day_pass", "15", "GBP", "day"), ("hot_desk", "65", "GBP", "month")},
    ),
    (
        "prose that says it all",
        "<p>Our members like it here, and so will you. A dedicated desk costs "
        "€240 per month. Come and have a look on any working day of the week.</p>",
        {("fixed_desk", "240", "EUR", "month")},
    ),
    (
        "two halves of a line for two amounts",
        "<h3>Salle de réunion</h3><p>Première heure / heure suivante 30 / 20 €</p>",
        {("meeting_room", "30", "EUR", "hour"), ("meeting_room", "20", "EUR", "hour")},
    ),
    (
        "lines broken by br",
        "<p>Flexplek<br>€ 15 per dag</p><p>Vaste werkplek<br>€ 220 per maand</p>",
        {("hot_desk", "15", "EUR", "day"), ("fixed_desk", "220", "EUR", "month")},
    ),
    (
        "the price first, the name behind it",
        "<ul><li>€ 20 per day – hot desk</li><li>€ 250 per month – fixed desk</li></ul>",
        {("hot_desk", "20", "EUR", "day"), ("fixed_desk", "250", "EUR", "month")},
    ),
    (
        "an amount with and without tax is one plan",
        "<ul><li>Vaste plek: € 200 excl. btw per maand (€ 242 incl. btw)</li></ul>",
        {("fixed_desk", "200", "EUR", "month")},
    ),
    (
        "a heading says what the days cost",
        "<h3>Coworking</h3><p>Unlimited: € 160 per month</p><p>5 days per month: € 60</p>",
        {("hot_desk", "160", "EUR", "month"), ("hot_desk", "60", "EUR", "month")},
    ),
    (
        "a price whose cents and period are blocks of their own",
        "<div><div><h3>Hot desk</h3><div><span>€</span><span>149</span><div>50</div><div>Monthly</div></div></div>"
        "<div><h3>Fixed desk</h3><div><span>€</span><span>249</span><div>50</div><div>Monthly</div></div></div></div>",
        {("hot_desk", "149.50", "EUR", "month"), ("fixed_desk", "249.50", "EUR", "month")},
    ),
    (
        "periods and prices as lines in turn, the period first",
        "<h3>Salle de réunion</h3><div><p>Demi-journée</p><p>60 €</p><p>Journée</p><p>100 €</p></div>",
        {("meeting_room", "60", "EUR", "half_day"), ("meeting_room", "100", "EUR", "day")},
    ),
    (
        "a comparison table with deposits and rooms",
        table(
            " | Flex | Fix",
            "Preis / Monat | 179 € | 279 €",
            "Kaution | 100 € | 200 €",
            "Meetingraum pro Stunde | 20 € | 15 €",
        ),
        {
            ("hot_desk", "179", "EUR", "month"),
            ("fixed_desk", "279", "EUR", "month"),
            ("meeting_room", "20", "EUR", "hour"),
            ("meeting_room", "15", "EUR", "hour"),
        },
    ),
    (
        "an accordion whose text opens with the price",
        "<details><summary>Part-time membership</summary><p>£120 + VAT per month. 10 days a month.</p></details>"
        "<details><summary>Day pass</summary><p>£20 + VAT</p></details>",
        {("hot_desk", "120", "GBP", "month"), ("day_pass", "20", "GBP", "day")},
    ),
    (
        "memberships, not the extras below them",
        "<h2>Memberships</h2><ul><li>Hot desk £150pm</li></ul>"
        "<h2>Extras</h2><ul><li>Locker £10 per month</li><li>Whiteboard £5 per month</li></ul>",
        {("hot_desk", "150", "GBP", "month")},
    ),
    (
        "a price beside the struck one it replaces",
        "<ul><li><h3>10-beurtenkaart</h3><del>€ 150</del> <ins>€ 125</ins></li><li><h3>Dagpas</h3>€ 15</li></ul>",
        {("day_pass", "125", "EUR", "once"), ("day_pass", "15", "EUR", "day")},
    ),
    (
        "the price of now, not of before",
        "<ul><li>Hot desk: was €150 per month, now €120 per month</li></ul>",
        {("hot_desk", "120", "EUR", "month")},
    ),
    (
        "a price for others in brackets",
        "<ul><li>Fixed desk: €250 per month (students €200 per month)</li></ul>",
        {("fixed_desk", "250", "EUR", "month"), ("fixed_desk", "200", "EUR", "month")},
    ),
    (
        "a label before each price of a line",
        "<p>Day pass €15 | Week pass €60 | Monthly hot desk pass €180</p>",
        {("day_pass", "15", "EUR", "day"), ("hot_desk", "60", "EUR", "week"), ("hot_desk", "180", "EUR", "month")},
    ),
    (
        "a room's rates in one line, each behind its period",
        "<h2>Sala corsi</h2><p>Prezzi: mezza giornata € 80, intera giornata € 140 + IVA</p>",
        {("meeting_room", "80", "EUR", "half_day"), ("meeting_room", "140", "EUR", "day")},
    ),
    (
        "strokes between prices with their periods",
        "<h2>Meeting room</h2><p>€20 per hour / €65 half day / €110 full day</p>",
        {
            ("meeting_room", "20", "EUR", "hour"),
            ("meeting_room", "65", "EUR", "half_day"),
            ("meeting_room", "110", "EUR", "day"),
        },
    ),
    (
        "a list that runs on in one line",
        "<p>What it costs: * Full time coworking, €240+VAT / Monthly. * Part time coworking, €170+VAT / Monthly.</p>",
        {("hot_desk", "240", "EUR", "month"), ("hot_desk", "170", "EUR", "month")},
    ),
    (
        "the period in the line above the price",
        "<h2>Salles de réunion</h2><div><div><h4>Le Hamac</h4><p>1/2 journée<br>12 €</p></div>"
        "<div><h4>La Vigie</h4><p>La journée<br>25 €</p></div></div>",
        {("meeting_room", "12", "EUR", "half_day"), ("meeting_room", "25", "EUR", "day")},
    ),
    (
        "a period below its price, after a line about tax",
        "<div><div><h3>Fijo</h3><p>159 €</p><p>IVA no incluido</p><p>al mes</p></div>"
        "<div><h3>Flexible</h3><p>99 €</p><p>IVA no incluido</p><p>al mes</p></div></div>",
        {("fixed_desk", "159", "EUR", "month"), ("hot_desk", "99", "EUR", "month")},
    ),
    (
        "rows that are no table",
        "<div><div><div>Tageskarte</div><div>CHF 30.-</div></div><div><div>10er-Karte</div><div>CHF 250.-</div></div>"
        "<div><div>Stundenkarte</div><div>CHF 9.-</div></div></div>",
        {("day_pass", "30", "CHF", "day"), ("day_pass", "250", "CHF", "once"), ("hot_desk", "9", "CHF", "hour")},
    ),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in STRUCTURES], ids=[case[0] for case in STRUCTURES])
def test_a_plan_is_read_from(body: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert {plan[:4] for plan in plans(body)} == expected
