"""Addresses are read in the forms people print them, and what only looks like one is left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.address import addresses
from cowcrawl.literals.lone_street import streets, unnumbered
from cowcrawl.literals.postcode import known_town_before, postcodes, town_at
from cowcrawl.literals.street import street

PRINTED: list[tuple[str, str | None, str | None, str, str]] = [
    # Belgium, in French, Dutch and English
    ("Rue Haute 112, 1000 Bruxelles", "Rue Haute", "112", "1000", "Bruxelles"),
    ("112 rue Haute, 1000 Bruxelles", "rue Haute", "112", "1000", "Bruxelles"),
    ("Avenue Louise 54 bte 12 - 1050 Ixelles", "Avenue Louise", "54 bte 12", "1050", "Ixelles"),
    ("Avenue Louise, 54/12\nB-1050 Bruxelles\nBelgique", "Avenue Louise", "54/12", "1050", "Bruxelles"),
    ("Chaussée de Wavre 1015 1040 Etterbeek", "Chaussée de Wavre", "1015", "1040", "Etterbeek"),
    ("Drève Richelle, 161 boîte 48 – 1410 Waterloo", "Drève Richelle", "161 boîte 48", "1410", "Waterloo"),
    ("Place de l'Université 16, 1348 Louvain-la-Neuve", "Place de l'Université", "16", "1348", "Louvain-la-Neuve"),
    ("quai des Péniches, 51\n1000 Bruxelles", "quai des Péniches", "51", "1000", "Bruxelles"),
    ("Kruidtuinlaan 1 (1210 Brussel)", "Kruidtuinlaan", "1", "1210", "Brussel"),
    ("Kruidtuinlaan 1 te 1210 Sint-Joost-ten-Node", "Kruidtuinlaan", "1", "1210", "Sint-Joost-ten-Node"),
    ("Tour & Taxis, Havenlaan 86C bus 3, 1000 Brussel", "Havenlaan", "86C bus 3", "1000", "Brussel"),
    ("Antoine Dansaertstraat 12\n1000 Brussel", "Antoine Dansaertstraat", "12", "1000", "Brussel"),
    ("Grote Markt 5, B-8500 Kortrijk", "Grote Markt", "5", "8500", "Kortrijk"),
    ("De Keyserlei 58-60 bus 19, 2018 Antwerpen, België", "De Keyserlei", "58-60 bus 19", "2018", "Antwerpen"),
    ("Meir 24\n2000 Antwerpen", "Meir", "24", "2000", "Antwerpen"),
    ("Steenweg op Leuven 88, 3070 Kortenberg", "Steenweg op Leuven", "88", "3070", "Kortenberg"),
    ("Jan Van Rijswijcklaan 162\n2020 Antwerpen", "Jan Van Rijswijcklaan", "162", "2020", "Antwerpen"),
    ("1000 Bruxelles, Rue Haute 112", "Rue Haute", "112", "1000", "Bruxelles"),
    ("1050 Bruxelles\nChaussée d'Ixelles 29", "Chaussée d'Ixelles", "29", "1050", "Bruxelles"),
    ("9 Boulevard Albert 1er\n06600 Antibes", "Boulevard Albert 1er", "9", "06600", "Antibes"),
    ("Avenida da Marina, número 6, 36002 Pontevedra", "Avenida da Marina", "6", "36002", "Pontevedra"),
    ("Rúa Nova 6, 36002 Pontevedra", "Rúa Nova", "6", "36002", "Pontevedra"),
    ("Calle Mayor, 14, bajo izq., 46006 València", "Calle Mayor", "14, bajo izq.", "46006", "València"),
    ("Calle Mayor 14, 2º dcha., 46006 València", "Calle Mayor", "14, 2º dcha.", "46006", "València"),
    ("Barn Works CIC, Unit 3, The Maltings, Gloucester GL1 2EH", "Unit 3, The Maltings", None, "GL1 2EH", "Gloucester"),
    ("Boulevard Adolphe Max 1000 Bruxelles", "Boulevard Adolphe Max", None, "1000", "Bruxelles"),
    ("Bld du Souverain 280, 1160 Auderghem Tel: 02 555 01 01", "Bld du Souverain", "280", "1160", "Auderghem"),
    ("Rue du Bailli 17\nBâtiment B\n2e étage\n1000 Bruxelles", "Rue du Bailli", "17", "1000", "Bruxelles"),
    ("Zoning Nord\nRue de l'Industrie 3A\n1400 Nivelles", "Rue de l'Industrie", "3A", "1400", "Nivelles"),
    # Netherlands
    ("Spaklerweg 52, 1114 AE Amsterdam", "Spaklerweg", "52", "1114 AE", "Amsterdam"),
    ("Prins Hendrikkade 21-3\n1012TM Amsterdam", "Prins Hendrikkade", "21-3", "1012 TM", "Amsterdam"),
    ("Fruitweg 22, 2516 BE Den Haag", "Fruitweg", "22", "2516 BE", "Den Haag"),
    ("Stationsplein 45, unit A4.004, 3013 AK Rotterdam", "Stationsplein", "45, unit A4.004", "3013 AK", "Rotterdam"),
    ("Bezoekadres: Oudegracht 112 b, 3511 AX Utrecht", "Oudegracht", "112 b", "3511 AX", "Utrecht"),
    ("Singel 542\n1017 AZ AMSTERDAM", "Singel", "542", "1017 AZ", "AMSTERDAM"),
    ("1e Weteringplantsoen 2, 1017 SH Amsterdam", "1e Weteringplantsoen", "2", "1017 SH", "Amsterdam"),
    ("'s-Gravendijkwal 58, 3014 EE Rotterdam", "'s-Gravendijkwal", "58", "3014 EE", "Rotterdam"),
    ("Hinthamerstraat 10, 5211 MP 's-Hertogenbosch", "Hinthamerstraat", "10", "5211 MP", "'s-Hertogenbosch"),
    # France
    ("9 quai Rambaud\n69001 Lyon", "quai Rambaud", "9", "69001", "Lyon"),
    ("12 bis, rue du 4 Septembre - 75002 Paris", "rue du 4 Septembre", "12 bis", "75002", "Paris"),
    (
        "23, avenue du 8 mai 1945\n38400 Saint-Martin-d'Hères",
        "avenue du 8 mai 1945",
        "23",
        "38400",
        "Saint-Martin-d'Hères",
    ),
    (
        "ZA des Landes, 4 rue des Frères Lumière, 44119 Treillières",
        "rue des Frères Lumière",
        "4",
        "44119",
        "Treillières",
    ),
    ("7 place de la République 59000 Lille Cedex", "place de la République", "7", "59000", "Lille"),
    ("3 impasse des Lilas\nBP 20\n35000 Rennes", "impasse des Lilas", "3", "35000", "Rennes"),
    ("18 rue de l’Hôpital, F-67000 Strasbourg", "rue de l’Hôpital", "18", "67000", "Strasbourg"),
    # Germany, Austria, Switzerland
    ("Rosenheimer Straße 143c, 81671 München", "Rosenheimer Straße", "143c", "81671", "München"),
    ("Prinzessinnenstr. 19-20\n10969 Berlin", "Prinzessinnenstr.", "19-20", "10969", "Berlin"),
    ("Am Kanal 16-18, 14467 Potsdam", "Am Kanal", "16-18", "14467", "Potsdam"),
    ("Straße des 17. Juni 135, D-10623 Berlin", "Straße des 17. Juni", "135", "10623", "Berlin"),
    ("Platz der Luftbrücke 4-6, 12101 Berlin", "Platz der Luftbrücke", "4-6", "12101", "Berlin"),
    ("C1, 16\nQuadrat 3\nKaiserring 10, 68161 Mannheim", "Kaiserring", "10", "68161", "Mannheim"),
    ("Getreidemarkt 11/10, A-1060 Wien", "Getreidemarkt", "11/10", "1060", "Wien"),
    ("Könizstrasse 12\nCH-3098 Köniz", "Könizstrasse", "12", "3098", "Köniz"),
    ("Rue de Genève 17, 1003 Lausanne", "Rue de Genève", "17", "1003", "Lausanne"),
    ("Sihlquai 131, 8005 Zürich, Schweiz", "Sihlquai", "131", "8005", "Zürich"),
    ("Multergasse 2a, 9000 St. Gallen", "Multergasse", "2a", "9000", "St. Gallen"),
    # Luxembourg
    ("3, rue de l'Industrie, L-1811 Luxembourg", "rue de l'Industrie", "3", "1811", "Luxembourg"),
    (
        "9 Avenue des Hauts-Fourneaux\nL-4362 Esch-sur-Alzette",
        "Avenue des Hauts-Fourneaux",
        "9",
        "4362",
        "Esch-sur-Alzette",
    ),
    # United Kingdom and Ireland
    ("45 High Street, Leicester LE1 4FQ", "High Street", "45", "LE1 4FQ", "Leicester"),
    ("2nd Floor, 45 High St., London EC1A 1BB", "High St.", "45", "EC1A 1BB", "London"),
    ("12 Smith Road, Oadby, Leicester, Leicestershire LE2 4AB", "Smith Road", "12", "LE2 4AB", "Leicester"),
    ("The Old Mill\n7 Canal Walk\nHebden Bridge\nHX7 8AD", "Canal Walk", "7", "HX7 8AD", "Hebden Bridge"),
    ("14a Bridge Lane, Bristol, BS1 6EA", "Bridge Lane", "14a", "BS1 6EA", "Bristol"),
    (
        "Unit 40, First Floor\nMeridian Trading Estate\nWharf Drive, Leicester\nLE3 2BU",
        "Unit 40, First Floor, Meridian Trading Estate, Wharf Drive",
        None,
        "LE3 2BU",
        "Leicester",
    ),
    (
        "Meridian Mill (3rd Floor),\nPark Lane,\nLeigh,\nWN7 2LB",
        "Meridian Mill (3rd Floor), Park Lane",
        None,
        "WN7 2LB",
        "Leigh",
    ),
    # Spain, Italy, Portugal
    ("Calle Mayor, 5, 28013, Madrid", "Calle Mayor", "5", "28013", "Madrid"),
    ("C/ Fuencarral 88, 28004 Madrid", "C/ Fuencarral", "88", "28004", "Madrid"),
    ("Carrer de Pallars 193 3º B, 08005 Barcelona", "Carrer de Pallars", "193 3º B", "08005", "Barcelona"),
    ("Avda. de la Constitución nº 12 - 41004 Sevilla", "Avda. de la Constitución", "12", "41004", "Sevilla"),
    ("Calle Ancha 2 Bajo, Grazalema, 11610, Cádiz", "Calle Ancha", "2 Bajo", "11610", "Grazalema"),
    ("Via Roma, 12\n20121 Milano MI", "Via Roma", "12", "20121", "Milano"),
    ("Corso Vittorio Emanuele II 24/B - 10123 Torino (TO)", "Corso Vittorio Emanuele II", "24/B", "10123", "Torino"),
    ("Rua das Flores 31D, 1300-087 Lisboa", "Rua das Flores", "31D", "1300-087", "Lisboa"),
    (
        "Calle Ancha, 23. Planta 1. Oficinas 1 y 2. 28008 de Madrid",
        "Calle Ancha",
        "23. Planta 1. Oficinas 1 y 2",
        "28008",
        "Madrid",
    ),
    ("Passeig de Sant Joan, 12, 1r 2a, 08007 Barcelona", "Passeig de Sant Joan", "12, 1r 2a", "08007", "Barcelona"),
    ("Avda. del Sur, 20 bajo · 41004 · Sevilla", "Avda. del Sur", "20 bajo", "41004", "Sevilla"),
    ("L.go Augusto 8 | 20122 | Milano", "L.go Augusto", "8", "20122", "Milano"),
    # In a sentence, and with the town before the postcode
    ("Nous sommes au 12 de la rue des Lilas, 69003 Lyon.", "rue des Lilas", "12", "69003", "Lyon"),
    ("L'atelier se trouve au 2 du quai Wilson, à Quimper (29000).", "quai Wilson", "2", "29000", "Quimper"),
    ("Le lieu est installé 8 impasse du Moulin à Quimper (29000).", "impasse du Moulin", "8", "29000", "Quimper"),
    ("Estamos en el 4 de la calle Ancha, 46004 Valencia", "calle Ancha", "4", "46004", "Valencia"),
    ("15 Rte de Paris, 27000 Évreux", "Rte de Paris", "15", "27000", "Évreux"),
    ("6 Chem. des Vignes, 1110 Morges", "Chem. des Vignes", "6", "1110", "Morges"),
    ("1st Floor, 24-26 Baltic St West, London, EC1Y 0UR", "Baltic St West", "24-26", "EC1Y 0UR", "London"),
    (
        "You will find our rooms at 24 Baltic Street West, London EC1Y 0UR",
        "Baltic Street West",
        "24",
        "EC1Y 0UR",
        "London",
    ),
    ("Alter Wall 32 // 20457 Hamburg", "Alter Wall", "32", "20457", "Hamburg"),
    (
        "Der Laden ist zu finden im Hof der Karl-Marx-Str. 36 in 64283 Darmstadt.",
        "Karl-Marx-Str.",
        "36",
        "64283",
        "Darmstadt",
    ),
    ("In der Karl-Marx-Allee 12a, 14480 Potsdam, warten Plätze", "Karl-Marx-Allee", "12a", "14480", "Potsdam"),
    ("Ihr findet uns Am Alten Markt 3 in 50667 Köln und nirgends sonst", "Am Alten Markt", "3", "50667", "Köln"),
    # Bilingual, labelled and otherwise printed
    ("Rue du Marais 31 Broekstraat, 1000 Bruxelles/Brussel", "Rue du Marais", "31", "1000", "Bruxelles"),
    ("Rue du Marais 31 - Broekstraat 31\n1000 Bruxelles - Brussel", "Rue du Marais", "31", "1000", "Bruxelles"),
    ("Avenue Louise 54 Louizalaan\nB-1050 Bruxelles", "Avenue Louise", "54", "1050", "Bruxelles"),
    ("Boulevard du Roi Albert II 12-14\n1000 Bruxelles", "Boulevard du Roi Albert II", "12-14", "1000", "Bruxelles"),
    ("Place de la Gare 5 bte 3, 1030 Schaerbeek", "Place de la Gare", "5 bte 3", "1030", "Schaerbeek"),
    (
        "Chaussée de Charleroi 110, 4ème étage, 1060 Saint-Gilles",
        "Chaussée de Charleroi",
        "110",
        "1060",
        "Saint-Gilles",
    ),
    ("Tour Botanique, 12e étage\nBoulevard Pacheco 44\n1000 Bruxelles", "Boulevard Pacheco", "44", "1000", "Bruxelles"),
    ("Kerkstraat 12 (hoek Nieuwstraat)\n9000 Gent", "Kerkstraat", "12", "9000", "Gent"),
    ("Maison Lampion\nc/o Atelier Nord\nRue Haute 5\n1000 Bruxelles", "Rue Haute", "5", "1000", "Bruxelles"),
    ("Keizersgracht 241, NL-1016 EA Amsterdam", "Keizersgracht", "241", "1016 EA", "Amsterdam"),
    ("Laan van Oost 5, 3e verdieping, 2517 AB Den Haag", "Laan van Oost", "5", "2517 AB", "Den Haag"),
    ("Adresse : 12, rue du Moulin - 59000 Lille", "rue du Moulin", "12", "59000", "Lille"),
    ("Straße: Gartenweg 5\nPLZ: 12345\nOrt: Musterstadt", "Gartenweg", "5", "12345", "Musterstadt"),
    ("Straße\nGartenweg 5\nPLZ/Ort\n12345 Musterstadt", "Gartenweg", "5", "12345", "Musterstadt"),
    ("Straat: Kerkweg 5\nPostcode: 1234 AB\nPlaats: Testdorp", "Kerkweg", "5", "1234 AB", "Testdorp"),
    ("Bahnhofstrasse 12, Postfach 123, CH-8021 Zürich", "Bahnhofstrasse", "12", "8021", "Zürich"),
    ("Rue du Lac 3, CH-1020 Renens VD", "Rue du Lac", "3", "1020", "Renens"),
    ("Lindengasse 5/Top 18-19\n1070 Wien", "Lindengasse", "5/Top 18-19", "1070", "Wien"),
    ("Lindengasse 1/Stiege 3/Top 12, 1070 Wien", "Lindengasse", "1/Stiege 3/Top 12", "1070", "Wien"),
    ("Espace Lumière - 12 rue du Port - BP 12 - 44000 NANTES CEDEX 1", "rue du Port", "12", "44000", "NANTES"),
    ("Alejandra Ruiz, 12 CP: 28039 - Madrid", "Alejandra Ruiz", "12", "28039", "Madrid"),
    ("Plaza Mayor s/n, 40001 Segovia", "Plaza Mayor", "s/n", "40001", "Segovia"),
    ("Via Tortona 12, Milano 20144", "Via Tortona", "12", "20144", "Milano"),
    ("via Lungo, 8/b\nScorzè 30037, Venezia", "via Lungo", "8/b", "30037", "Scorzè"),
    ("L-1234 Luxembourg, 12, rue du Fort", "rue du Fort", "12", "1234", "Luxembourg"),
    ("l'atelier situé à la Ciotat 13600, au 8 rue du Pont.", "rue du Pont", "8", "13600", "la Ciotat"),
    ("Harbour Hub\n7 Mill Lane\nLeigham\nAB7 2LB\nThe hub is open", "Mill Lane", "7", "AB7 2LB", "Leigham"),
    ("Puddle Works\n3 Quay Street\nTR9 3HH Leigham", "Quay Street", "3", "TR9 3HH", "Leigham"),
    ("Kerkkade 21-B\n7411 LN Deventer", "Kerkkade", "21-B", "7411 LN", "Deventer"),
    ("123 Main Street, Springfield, IL 62701", "Main Street", "123", "62701", "Springfield"),
    ("We are at 40 Elm Street, Springfield, IL 62701. We share it", "Elm Street", "40", "62701", "Springfield"),
    ("Work together. Brookfield, IN 46350", None, None, "46350", "Brookfield"),
    # In a sentence
    ("Venez nous voir au 9 quai Rambaud à 69002 Lyon, au premier", "quai Rambaud", "9", "69002", "Lyon"),
    ("We zijn gevestigd aan de Lange Nieuwstraat 5 te 2000 Antwerpen.", "Lange Nieuwstraat", "5", "2000", "Antwerpen"),
    ("Du findest uns in der Kastanienallee 26, 10435 Berlin.", "Kastanienallee", "26", "10435", "Berlin"),
    (
        "IBAN CH00 8080 0000 0000 0000 1 Bank Muster Verein Beispiel Seestrasse 3 8002 Zürich",
        "Seestrasse",
        "3",
        "8002",
        "Zürich",
    ),
]

NO_ADDRESS = [
    "Copyright 2019 Dubois & Fils",
    "© 2000 Antwerpen Kantoren",
    "1000 Mb/s Internet",
    "Tel. 02 555 1000 Jan",
    "KVK 2516 BEDRIJF",
    "BTW BE 1000 Brussel",
    "Depuis 2008 Bruxelles change",
    "Plus de 1500 Membres dans 12 Espaces",
    "6,000 inhabitants",
    "€ 1500 Maandelijks",
    "ouvert 24/7, 5000 Livres",
    "IBAN BE68 5390 0754 7034 Bruxelles",
    "Salle 12, 1000 Personnes",
    "Bâtiment 5, 1200 Postes",
    "De 9h à 18h, du 12 mai 2021 Bruxelles",
    "Postbus 123\n5000 Euro",
    "En 2015, Paris",
    "Rue Haute 5 | 2024 | Impressum",
    "Tuesday\n0930 - 1900\nWednesday",
]


@pytest.mark.parametrize(("text", "street", "number", "code", "town"), PRINTED)
def test_a_printed_address_is_read(text: str, street: str | None, number: str | None, code: str, town: str) -> None:
    found = addresses(text)
    assert [(one.street, one.house_number, one.postal_code, one.city) for one in found] == [
        (street, number, code, town)
    ]


def test_a_house_named_like_a_street_does_not_hide_the_street_with_a_number() -> None:
    (found,) = addresses("De Kade, Maashaven ZZ 14-B, 3081 AE Rotterdam")
    assert (found.street, found.house_number) == ("Maashaven ZZ", "14-B")


@pytest.mark.parametrize("text", ["EDITED IN MAY 2021 BY JO REED", "PERTH 6000 AS YOUR ADDRESS", "2020 IN NUMBERS"])
def test_a_number_and_a_small_word_in_capitals_are_no_dutch_postcode(text: str) -> None:
    assert addresses(text) == []


@pytest.mark.parametrize("text", ["Zijlweg 4, 2021 BY HAARLEM", "Zijlweg 4, 2021 BY Haarlem"])
def test_a_dutch_town_behind_them_makes_one(text: str) -> None:
    assert [one.postal_code for one in addresses(text)] == ["2021 BY"]


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_looks_like_a_postcode_is_no_address(text: str) -> None:
    assert addresses(text) == []


@pytest.mark.parametrize("text", ["30, Harbour Avenue N6 6HL", "The hall is at 30, Harbour Avenue, N6 6HL."])
def test_a_british_postcode_right_behind_a_street_needs_no_town(text: str) -> None:
    found = addresses(text)
    assert [(one.street, one.house_number, one.postal_code, one.city) for one in found] == [
        ("Harbour Avenue", "30", "N6 6HL", None)
    ]


@pytest.mark.parametrize(
    ("text", "town"),
    [("The Hall, Weston, Newark, Nottinghamshire, NG23 6ST", "Newark"), ("Mill Hall\nBonnavull\nPA80 5XZ", None)],
)
def test_a_british_postcode_needs_no_street(text: str, town: str | None) -> None:
    assert [(one.street, one.postal_code, one.city) for one in addresses(text)] == [(None, text[-8:].strip(), town)]


def test_two_addresses_in_a_row_keep_their_streets() -> None:
    found = addresses("Rue Haute 1, 1000 Bruxelles, Rue Basse 2, 1050 Ixelles")
    assert [(one.street, one.postal_code) for one in found] == [("Rue Haute", "1000"), ("Rue Basse", "1050")]


def test_the_prefix_and_the_form_tell_the_country() -> None:
    assert addresses("Rue Haute 1, B-1000 Bruxelles")[0].country == "BE"
    assert addresses("Spaklerweg 52, 1114 AE Amsterdam")[0].country == "NL"
    assert addresses("Rue Haute 1, 1000 Bruxelles, Belgique")[0].country == "BE"
    assert addresses("Rue Haute 1, 1000 Bruxelles")[0].country is None
    assert addresses("Via dei Tigli 256, scala B - 80132 Napoli")[0].country is None


def test_a_known_country_rules_out_codes_of_another_length() -> None:
    assert addresses("Rue Haute 1, 1000 Bruxelles", "FR") == []
    assert addresses("Rue Haute 1, 1000 Bruxelles", "BE") != []


def test_a_street_without_postcode_needs_a_street_word_and_a_number() -> None:
    assert [(one.street, one.house_number, one.city) for one in streets("Könizstrasse 12")] == [
        ("Könizstrasse", "12", None)
    ]
    assert [(one.street, one.city) for one in streets("rue Haute 12, Bruxelles")] == [("rue Haute", "Bruxelles")]
    assert [(one.street, one.city) for one in streets("Könizstrasse 12, Bern\nHeute")] == [("Könizstrasse", "Bern")]
    assert streets("Meir 24") == []
    assert streets("rue Haute") == []


@pytest.mark.parametrize(
    ("text", "country", "street", "number", "town"),
    [
        ("Unsere Räume liegen am Alten Platz 3 in Berlin und warten auf dich.", "DE", "Alten Platz", "3", "Berlin"),
        ("Venez nous voir au 18 avenue Jean Jaurès à Lyon pour un café.", "FR", "avenue Jean Jaurès", "18", "Lyon"),
        ("Rendez-vous au numéro 7 de la place Haute pour une visite.", "FR", "place Haute", "7", None),
        ("Il coworking è al civico 3 di via Garibaldi nel centro storico.", "IT", "via Garibaldi", "3", None),
        ("Ven a vernos a C/ San Vicente, 12 y toma un café con nosotros.", "ES", "C/ San Vicente", "12", None),
        ("Nos encontrarás en la Avenida de Brasil nº 17 de Madrid.", "ES", "Avenida de Brasil", "17", "Madrid"),
        ("Wij zijn gevestigd aan de Oudegracht 112 in het hart van Utrecht.", "NL", "Oudegracht", "112", "Utrecht"),
        ("Come and say hello at 33 St Mary's Walk any weekday.", "GB", "St Mary's Walk", "33", None),
        ("We moved to 120 Old Ford Road last year and love it.", "GB", "Old Ford Road", "120", None),
    ],
)
def test_a_sentence_may_hold_a_street(text: str, country: str, street: str, number: str, town: str | None) -> None:
    (found,) = streets(text, country)
    assert (found.street, found.house_number, found.city) == (street, number, town)


def test_a_known_town_behind_a_dash_is_the_streets() -> None:
    for text, town in (("Via dei Tessitori, 12 – Torino", "Torino"), ("Via dei Tessitori, 12 – Telefono", None)):
        assert [one.city for one in streets(text, "IT")] == [town]


def test_a_street_without_postcode_takes_its_town_from_after_or_before() -> None:
    for text, country in (("Ci trovi in Via Verdi, 14 a Pesaro.", None), ("Pesaro via Verdi 14, tel. 0721 1", "IT")):
        (found,) = streets(text, country)
        assert (found.street.lower() if found.street else "", found.house_number, found.city) == (
            "via verdi",
            "14",
            "Pesaro",
        )


@pytest.mark.parametrize("text", ["15 mail items scanned per month", "3 via post"])
def test_what_is_also_a_word_is_a_street_only_before_a_name(text: str) -> None:
    assert street(text, bare="first") is None
    assert street("12 Mail Jeanne Colline", bare="first") is not None


def test_a_street_without_number_stands_alone_between_commas() -> None:
    assert [one.street for one in unnumbered("basé à Metz, avenue de Blida. Pour un prix")] == ["avenue de Blida"]
    assert unnumbered("la rue est calme, avenue ou pas") == []
    assert unnumbered("rue Haute 5, Bruxelles") == []


def test_a_town_that_only_ends_like_a_known_one_is_not_taken() -> None:
    assert known_town_before("Porto Sole ", 0, 11, "FR") is None
    assert known_town_before("vieux port de Lille ", 0, 20, "FR") is not None


def test_a_town_ends_before_a_country_and_a_label() -> None:
    for text in ("Arlon (Weyler)", "Arlon Belgique", "Arlon Tel: 063", "Arlon. Entrée libre"):
        town = town_at(text, 0)
        assert town is not None
        assert town.name == "Arlon"


TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            [*"0159 \n,-()/'.A", "Rue", "straat", "Via", "1000", "B-", "bus", "Brussel", "LE3 2BU", "12 bis", "é"]
        ),
        max_size=25,
    ).map(" ".join),
)


@given(TEXTS)
def test_no_text_is_too_odd_and_nothing_is_made_up(text: str) -> None:
    for one in (*addresses(text), *streets(text)):
        passage = re.sub(r"\s", "", text[one.start : one.end])
        for part in (one.street, one.house_number, one.postal_code, one.city):
            for word in (part or "").replace(",", " ").split():
                assert word in passage
        assert 0 <= one.start < one.end <= len(text)


@given(TEXTS)
def test_postcodes_stand_in_reading_order(text: str) -> None:
    starts = [code.start for code in postcodes(text)]
    assert starts == sorted(starts)
