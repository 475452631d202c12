import { wordListProvider } from "./word-list-provider";

/** Ends of the cases and of verbs, without accents as `plain` writes them; the longest that fits goes. */
const endings = (
  "dele tele dega tega dest desse tesse takse tavad sime site mine mata mast ksin ksid " +
  "sse del tel des tes sin sid nud tud dud vad vat mas ega ist est ast ust ele ale ile ule elt alt ilt ult " +
  "age ege ige uge emat imat ga le lt st ks ni na ta da ma me te de ti se nd id ed ad ud ul al el il is as es us in en an un ib eb ab ub"
)
  .split(" ")
  .sort((a, b) => b.length - a.length);

/** At least this much is left, so that short words stay apart. */
const rootCharacters = 4;

/** Light stemming: `arvega`, `arvet`, `arved` → `arv`. Consonant gradation (`leping`, `lepingu`) is left to likeness. */
export function stemEstonian(word: string): string {
  const ending = endings.find((each) => word.length - each.length >= rootCharacters && word.endsWith(each));
  const root = ending === undefined ? word : word.slice(0, -ending.length);
  return root.length >= rootCharacters ? root.replace(/[aeiountd]$/, "") : root;
}

export const estonian = wordListProvider({
  language: "et",
  stem: stemEstonian,
  functionWords: `ja ning või aga et kui kas kes mis mida mille millal miks kuidas kus kuhu ma mina mul mulle mind minu mu
    minul sa sina sul sulle sinu te teie teil teile teid ta tema tal me meie meil meile nad nende see seda selle sellest
    selles need neid siin seal siis nüüd juba veel ka ainult väga palju üks ühe on olen oli olin ole olema olla oleks
    pole ei jah nagu üle alla pärast enne kohta ilma jaoks peale just nii noh tere palun aitäh hea päevast soovin soovib
    tahan tahaks tahaksin sooviksin soovime saan saab saaks saaksin saada pean peab palju natuke oma enda kõik midagi
    miski keegi keda mõni nii teha teen tegema küll vist äkki ikka praegu`,
  negators: "ei pole ära mitte ega ärge",
  valences: {
    4: "suurepärane suurepäraselt imeline fantastiline vaimustav",
    3: "hea hästi tore toredasti rahul rõõmus super tubli meeldib armas parim õnnelik",
    2: "aitäh tänan tänud kiire abivalmis lahke sõbralik meeldiv korras töötab parem aitas lahendatud",
    [-1]: "viivitus hilineb ootan ootama jälle keeruline imelik",
    [-2]: `probleem probleemi katki viga vigane mure murelik halvasti halb kehv segane aeglane aeglaselt vale kahju kurb
      kaotasin ootanud katkeb hangub`,
    [-3]: `vihane vihastab pahane närvis närvi ebaõiglane pettunud pettumus ebameeldiv nõme kohutavalt jama ammu lõpuks
      villand tüütu kaebus kaebuse kaevata kaebama rumal ülbe ebaviisakas hirmus halvim solvav`,
    [-4]: "kohutav jube õudne õudus häbi häbiväärne petma petate petturid vihkan talumatu lubamatu skandaal täiesti",
    [-5]: "kurat perse raisk",
  },
  vocabulary: {
    numbers: {
      ...{ null: 0, uks: 1, uhe: 1, kaks: 2, kahe: 2, kolm: 3, kolme: 3, neli: 4, nelja: 4, viis: 5, viie: 5, kuus: 6 },
      ...{ kuue: 6, seitse: 7, seitsme: 7, kaheksa: 8, uheksa: 9, kumme: 10, uksteist: 11, kaksteist: 12 },
      ...{ kolmteist: 13, neliteist: 14, viisteist: 15, kuusteist: 16, seitseteist: 17, kaheksateist: 18 },
      ...{ uheksateist: 19, kakskummend: 20, kolmkummend: 30, nelikummend: 40, viiskummend: 50, kuuskummend: 60 },
      ...{ seitsekummend: 70, kaheksakummend: 80, uheksakummend: 90, sada: 100, tuhat: 1000 },
      ...{ kakssada: 200, kolmsada: 300, nelisada: 400, viissada: 500, kuussada: 600, seitsesada: 700 },
      ...{ kaheksasada: 800, uheksasada: 900 },
    },
    and: ["ja"],
    months: [
      ["jaanuar", "jaanuaril", "jaanuari"],
      ["veebruar", "veebruaril", "veebruari"],
      ["marts", "martsil", "martsi"],
      ["aprill", "aprillil", "aprilli"],
      ["mai", "mail"],
      ["juuni", "juunil"],
      ["juuli", "juulil"],
      ["august", "augustil", "augusti"],
      ["september", "septembril", "septembri"],
      ["oktoober", "oktoobril", "oktoobri"],
      ["november", "novembril", "novembri"],
      ["detsember", "detsembril", "detsembri"],
    ],
    weekdays: [
      ["esmaspaev", "esmaspaeval", "esmaspaevaks", "esmaspaevast"],
      ["teisipaev", "teisipaeval", "teisipaevaks", "teisipaevast"],
      ["kolmapaev", "kolmapaeval", "kolmapaevaks", "kolmapaevast"],
      ["neljapaev", "neljapaeval", "neljapaevaks", "neljapaevast"],
      ["reede", "reedel", "reedeks", "reedest"],
      ["laupaev", "laupaeval", "laupaevaks", "laupaevast"],
      ["puhapaev", "puhapaeval", "puhapaevaks", "puhapaevast"],
    ],
    days: [
      ["ulehomseks", 2],
      ["ulehomme", 2],
      ["uleeile", -2],
      ["homseks", 1],
      ["homme", 1],
      ["eile", -1],
      ["tanaseks", 0],
      ["tana", 0],
    ],
    last: ["eelmine", "eelmisel", "moodunud"],
    currencies: {
      ...{ "€": "EUR", $: "USD", eur: "EUR", euro: "EUR", eurot: "EUR", eurone: "EUR", eurose: "EUR" },
      ...{ dollar: "USD", dollarit: "USD", nael: "GBP", naela: "GBP" },
    },
    at: ["@", "at", "att"],
    dot: [".", "punkt"],
    yes: ["jah", "jaa", "oige", "just", "muidugi", "kindlasti", "ikka", "sobib", "nous", "on kull"],
    no: ["ei", "vale", "pole oige", "ei ole", "kumbki"],
  },
});
