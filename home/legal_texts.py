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
        "summary": "Du som bara läser får inga kakor. Den som fyller i ett formulär eller "
        "loggar in får de kakor som behövs.",
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
                "När du fyller i ett formulär",
                "<p>När du lägger till ert företag, ändrar uppgifter eller skriver till ett "
                "företag behövs kakor: <em>sessionid</em> minns vad du har fyllt i och att du är "
                "inloggad, <em>csrftoken</em> skyddar formuläret mot missbruk. De är nödvändiga "
                "för det du har bett om, försvinner av sig själva och följer dig inte någon "
                "annanstans.</p>",
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
        "summary": "Those who only read get no cookies. Those who fill in a form or log in get "
        "the cookies that this needs.",
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
                "When you fill in a form",
                "<p>When you add your enterprise, change its details or write to an enterprise, "
                "cookies are needed: <em>sessionid</em> remembers what you have filled in and "
                "that you are logged in, <em>csrftoken</em> protects the form against misuse. "
                "They are necessary for what you have asked for, expire by themselves and follow "
                "you nowhere else.</p>",
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
                "<p>När du bara läser sparar vi inga kakor och vet inte vem du är. När du "
                "svarar på om du hade nytta av en sida sparar vi sidan, ditt ja eller nej och "
                "det du eventuellt "
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
                "ändra uppgifterna eller be oss ta bort profilen.</p>"
                "<p>Företaget säger ja till att synas och till att visa bilder. Vi sparar texten, "
                "versionen och tiden. Det ja:et är inte den rättsliga grunden, men det kan alltid "
                "tas tillbaka, och då tar vi bort profilen eller bilderna.</p>",
            ),
            (
                "Du som är kontaktperson eller skickar in uppgifter",
                "<p>Vi sparar ditt namn, din e-postadress och eventuellt ditt telefonnummer, och "
                "det du skickar in. Det behövs för att ni ska kunna sköta er profil, för att vi "
                "ska kunna granska den och för att fråga er om uppgifterna stämmer. Inget av det "
                "visas för andra besökare. Uppgifterna om en kontaktperson finns kvar så länge "
                "hen sköter profilen. Ett utkast kan ni fortsätta med via en länk i e-post; "
                "länken sparas bara som en kontrollsumma.</p>",
            ),
            (
                "Du som skriver till ett företag, rättar något eller vill ta över en profil",
                "<p>Ett meddelande till ett företag skickas vidare som e-post med din adress som "
                "svarsadress och glöms bort här när det har gått iväg. En rättelse eller en "
                "önskan att ta över en profil sparas tills den är avgjord och gallras sedan. För "
                "att hindra missbruk räknar vi under högst ett dygn hur ofta samma nätverk "
                "skriver, utan att spara adressen.</p>",
            ),
            (
                "Du som bevakar upphandlingar",
                "<p>Vi sparar din e-postadress och det du har valt att bevaka, och skickar bara "
                "de mejl som du har bett om och bekräftat (samtycke, artikel 6.1 a i "
                "dataskyddsförordningen). Vi ser inte om du öppnar mejlen. En adress som inte "
                "bekräftas raderas efter en vecka, och när du avslutar raderas den genast. Flöden "
                "och kalendrar behöver ingen adress.</p>",
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
                "<p>While you only read, we store no cookies and do not know who you are. When "
                "you say whether a page was of use to you, we store the page, your yes or no, "
                "and what you may write. "
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
                "remove the profile at any time.</p>"
                "<p>The enterprise agrees to be listed and to show its pictures. We store the "
                "words, their version and the time. That agreement is not the legal basis, but "
                "it can be withdrawn at any time, and then we remove the profile or the "
                "pictures.</p>",
            ),
            (
                "If you are a contact person or send in details",
                "<p>We store your name, your e-mail address and your phone number if you give it, "
                "and what you send in. We need it so that you can keep up your profile, so that "
                "we can review it, and to ask you whether it is right. None of it is shown to "
                "other visitors. The details of a contact person stay for as long as they look "
                "after the profile. You can go on with a draft by a link in an e-mail; the link "
                "is stored as a checksum only.</p>",
            ),
            (
                "If you write to an enterprise, suggest a correction or ask for a profile",
                "<p>A message to an enterprise goes on as an e-mail with your address to reply "
                "to, and is forgotten here once it has gone. A correction, or a request to take "
                "over a profile, is stored until it is decided and erased afterwards. To stop "
                "misuse we count for at most a day how often one network writes, without storing "
                "its address.</p>",
            ),
            (
                "If you watch procurements",
                "<p>We keep your e-mail address and what you have chosen to watch, and send only "
                "the mails that you have asked for and confirmed (consent, Article 6(1)(a) of the "
                "GDPR). We do not see whether you open them. An address that is not confirmed is "
                "erased after a week, and when you end it, it is erased at once. Feeds and "
                "calendars need no address.</p>",
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


STATEMENT: dict[str, dict[str, object]] = {
    "sv": {
        "title": "Tillgänglighetsredogörelse",
        "slug": "tillganglighet",
        "summary": "Så väl uppfyller webbplatsen lagen om tillgänglighet till digital offentlig "
        "service, och så gör du om något inte fungerar för dig.",
        "actor": "Webbplatsens ägare",
        "service": "Sociala företag i Örebro län",
        "conformity": "partial",
        "assessed_on": ASSESSED_ON,
        "updated_on": ASSESSED_ON,
        "method": "Varje sidtyp har prövats på svenska och engelska med verktyget axe, på smal "
        "och bred skärm. Webbplatsen har också prövats med enbart tangentbord och utan "
        "JavaScript. Den är ny och har ännu inte prövats av personer med olika "
        "funktionsnedsättningar.",
        "faults": [
            {
                "description": "Filmer som vi länkar till på andra webbplatser kan sakna "
                "undertexter eller syntolkning. Kontakta oss så berättar vi vad filmen säger.",
                "criterion": "WCAG 1.2.2, 1.2.5",
                "reason": "exempt",
            },
            {
                "description": "Dokument som upphandlande organisationer har gjort, och som vi "
                "länkar till från annonser, kan vara svåra att läsa med hjälpmedel. Vi skriver en "
                "sammanfattning på sidan när vi kan.",
                "criterion": "WCAG 1.3.1",
                "reason": "exempt",
            },
        ],
    },
    "en": {
        "title": "Accessibility statement",
        "slug": "accessibility",
        "summary": "How well the site meets the Swedish law on accessible digital public "
        "services, and what to do if something does not work for you.",
        "actor": "The owner of the site",
        "service": "Social enterprises in Örebro County",
        "conformity": "partial",
        "assessed_on": ASSESSED_ON,
        "updated_on": ASSESSED_ON,
        "method": "Each kind of page has been tested in Swedish and English with the tool axe, on "
        "narrow and wide screens. The site has also been tested with a keyboard alone and without "
        "JavaScript. It is new, and people with various disabilities have not tried it yet.",
        "faults": [
            {
                "description": "Films that we link to on other sites may lack captions or audio "
                "description. Contact us, and we tell you what the film says.",
                "criterion": "WCAG 1.2.2, 1.2.5",
                "reason": "exempt",
            },
            {
                "description": "Documents made by contracting authorities, which we link to from "
                "notices, may be hard to read with assistive technology. We write a summary on "
                "the page when we can.",
                "criterion": "WCAG 1.3.1",
                "reason": "exempt",
            },
        ],
    },
}
