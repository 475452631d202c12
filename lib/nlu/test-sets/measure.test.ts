import { describe, expect, it } from "vitest";
import arabic from "./ar.json";
import english from "./en.json";
import estonian from "./et.json";
import intents from "./intents.json";
import { measure, testLanguages } from "./measure";

/** Measured when they were written, less two sentences (0.03): what is understood may not become less unnoticed. */
const floors = { en: 0.8, ar: 0.83, et: 0.72 };
/** What is understood is right at least this often: a wrong way is worse than a question. */
const leastPrecision = { en: 0.9, ar: 0.95, et: 0.8 };

describe.each(testLanguages)("the labelled sentences in %s", (language) => {
  const measured = measure(language);

  it("are understood as well as they were", () => {
    expect(measured.utterances).toBeGreaterThanOrEqual(60);
    expect(measured.accuracy).toBeGreaterThanOrEqual(floors[language]);
  });

  it("are seldom understood wrongly", () => {
    const understood = measured.confusion.flatMap((row) => row.slice(0, -1)).reduce((total, count) => total + count, 0);
    const right = measured.confusion.slice(0, -1).reduce((total, row, index) => total + (row[index] ?? 0), 0);
    expect(right / understood).toBeGreaterThanOrEqual(leastPrecision[language]);
  });

  it("are not among the examples", () => {
    const examples = new Set(intents.flatMap((intent) => intent[language].examples.map((text) => text.toLowerCase())));
    const set = { en: english, ar: arabic, et: estonian }[language];
    expect(set.filter(([, text = ""]) => examples.has(text.toLowerCase()))).toEqual([]);
  });
});
