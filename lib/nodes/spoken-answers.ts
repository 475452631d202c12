import { createNlu } from "@/lib/nlu/create-nlu";
import { arabic } from "@/lib/nlu/languages/arabic";
import { englishVocabulary } from "@/lib/nlu/languages/english-vocabulary";
import { estonian } from "@/lib/nlu/languages/estonian";
import { wordListProvider } from "@/lib/nlu/languages/word-list-provider";

/** Reads dates, numbers, yes and no in what callers answer. Without the English model, which no browser may load. */
export const spokenAnswers = createNlu([
  wordListProvider({
    language: "en",
    stem: (word) => word,
    functionWords: "",
    negators: "",
    valences: {},
    vocabulary: englishVocabulary,
  }),
  arabic,
  estonian,
]);
