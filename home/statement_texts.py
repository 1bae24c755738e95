"""The first wording of the accessibility statement, in both languages."""

from home.standing_texts import ASSESSED_ON

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
