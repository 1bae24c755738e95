"""The first wording of the pages that every site must have, in both languages.

Editors own the pages once they are made: a later deploy never writes over them.
"""

import datetime as dt

ASSESSED_ON = dt.date(2026, 11, 23)

Section = tuple[str, str]

COOKIES: dict[str, dict[str, str | list[Section]]] = {
    "sv": {
        "title": "Kakor",
        "slug": "kakor",
        "summary": "Webbplatsen använder inga kakor för dig som besöker den.",
        "body": [
            (
                "",
                "<p>En kaka är en liten textfil som en webbplats sparar i din webbläsare. Den här "
                "webbplatsen sparar ingen när du läser, söker eller svarar på om du hade nytta av "
                "en sida. Därför frågar vi inte heller om lov.</p>",
            ),
            (
                "Inget hämtas från andra",
                "<p>Bilder, typsnitt och kod kommer från vår egen server. Vi använder inga "
                "verktyg som följer dig mellan webbplatser. En film öppnas först när du följer "
                "länken till den, och då gäller den webbplatsens villkor.</p>",
            ),
            (
                "När någon loggar in",
                "<p>Den som arbetar med webbplatsens innehåll loggar in. Då sparas en kaka som "
                "håller inloggningen öppen och en som skyddar formulären mot missbruk. De behövs "
                "för att tjänsten ska fungera och försvinner efter en tid.</p>",
            ),
            (
                "Lagen",
                "<p>Reglerna finns i 9 kap. 28 § lagen (2022:482) om elektronisk kommunikation. "
                "Post- och telestyrelsen (PTS) har tillsyn.</p>",
            ),
        ],
    },
    "en": {
        "title": "Cookies",
        "slug": "cookies",
        "summary": "The site uses no cookies for those who visit it.",
        "body": [
            (
                "",
                "<p>A cookie is a small text file that a website stores in your browser. This "
                "site stores none when you read, search or say whether a page was of use to you. "
                "That is why we do not ask for your consent either.</p>",
            ),
            (
                "Nothing is fetched from others",
                "<p>Pictures, fonts and code come from our own server. We use no tools that "
                "follow you from one site to another. A film opens only when you follow the link "
                "to it, and then the terms of that site apply.</p>",
            ),
            (
                "When somebody signs in",
                "<p>Those who work with the content of the site sign in. One cookie then keeps "
                "them signed in and another protects the forms against misuse. The service does "
                "not work without them, and they expire after a time.</p>",
            ),
            (
                "The law",
                "<p>The rules are in chapter 9, section 28 of the Swedish Electronic "
                "Communications Act (2022:482). The Swedish Post and Telecom Authority (PTS) "
                "supervises them.</p>",
            ),
        ],
    },
}

PRIVACY: dict[str, dict[str, str | list[Section]]] = {
    "sv": {
        "title": "Personuppgifter",
        "slug": "integritet",
        "summary": "Vi behandlar så få personuppgifter som möjligt. Här står vilka, varför och "
        "vilka rättigheter du har.",
        "body": [
            (
                "Du som besöker webbplatsen",
                "<p>Vi sparar inga kakor och vet inte vem du är. När du svarar på om du hade "
                "nytta av en sida sparar vi sidan, ditt ja eller nej och det du eventuellt "
                "skriver. Skriv inget om dig själv eller andra. Hur ofta samma nätverk svarar "
                "räknas under högst ett dygn, utan att adressen sparas.</p>",
            ),
            (
                "Du som företräder ett företag",
                "<p>Företagens profiler innehåller uppgifter om organisationen: namn, "
                "organisationsnummer, verksamhet och de kontaktvägar som företaget vill visa. Om "
                "en kontaktväg går till en person är den en personuppgift. Vi behandlar den för "
                "att inköpare och invånare ska hitta företaget, som en uppgift av allmänt "
                "intresse (artikel 6.1 e i dataskyddsförordningen). Företaget kan när som helst "
                "ändra uppgifterna eller be oss ta bort profilen.</p>",
            ),
            (
                "Du som skriver till oss",
                "<p>Det du skickar i e-post är en allmän handling hos en myndighet och hanteras "
                "enligt myndighetens regler. Om du anmäler en brist i tillgängligheten och lämnar "
                "din e-postadress går adressen bara i ett meddelande till dem som ska svara dig. "
                "Den sparas inte på webbplatsen.</p>",
            ),
            (
                "Dina rättigheter",
                "<p>Du har rätt att få veta vilka uppgifter vi har om dig, få fel rättade, och i "
                "vissa fall få uppgifter raderade, begränsa behandlingen eller invända mot den. "
                "Kontakta den personuppgiftsansvariga eller dataskyddsombudet. Du kan också klaga "
                'hos <a href="https://www.imy.se/">Integritetsskyddsmyndigheten (IMY)</a>.</p>',
            ),
        ],
    },
    "en": {
        "title": "Personal data",
        "slug": "privacy",
        "summary": "We handle as little personal data as we can. This page says which, why, and "
        "what rights you have.",
        "body": [
            (
                "If you visit the site",
                "<p>We store no cookies and do not know who you are. When you say whether a page "
                "was of use to you, we store the page, your yes or no, and what you may write. "
                "Write nothing about yourself or others. How often one network answers is counted "
                "for at most a day, without storing the address.</p>",
            ),
            (
                "If you represent an enterprise",
                "<p>The profiles hold details of the organisation: its name, organisation number, "
                "business and the ways to reach it that it wants to show. Where a way leads to a "
                "person, it is personal data. We handle it so that buyers and residents find the "
                "enterprise, as a task in the public interest (Article 6(1)(e) of the General "
                "Data Protection Regulation). The enterprise can change its details or ask us to "
                "remove the profile at any time.</p>",
            ),
            (
                "If you write to us",
                "<p>What you send by e-mail is an official document of a public authority and is "
                "handled by its rules. If you report something that is not accessible and leave "
                "your e-mail address, the address goes only in a message to those who will reply "
                "to you. It is not stored on the site.</p>",
            ),
            (
                "Your rights",
                "<p>You have the right to know what we hold about you, to have faults corrected, "
                "and in some cases to have data erased, to restrict how it is handled or to "
                "object to it. Turn to the controller or to the data protection officer. You can "
                'also complain to the <a href="https://www.imy.se/en/">Swedish Authority for '
                "Privacy Protection (IMY)</a>.</p>",
            ),
        ],
    },
}
