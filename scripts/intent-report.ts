import { leastConfidence, type Measured, measure, type TestLanguage, testLanguages } from "@/lib/nlu/test-sets/measure";

// `npm run -s intent-report`: how well the labelled sentences of lib/nlu/test-sets are understood.
const names: Record<TestLanguage, string> = { en: "English", ar: "Arabic", et: "Estonian" };

console.log(
  `Understood from a confidence of ${leastConfidence} on; less counts as "other", as out of scope should be.`,
);
for (const language of testLanguages) report(names[language], measure(language));

function report(name: string, { utterances, accuracy, byIntent, confusion, mistakes }: Measured): void {
  const percent = (share: number | null) => (share === null ? "–" : `${(100 * share).toFixed(1)} %`);
  console.log(`\n${name}: ${percent(accuracy)} of ${utterances} sentences`);
  const short = byIntent.map(({ intent }) => intent.slice(0, 7).padStart(8)).join("");
  console.log(
    `\n${"".padEnd(12)}${"precision".padStart(10)}${"recall".padStart(9)}   understood as ${short.trimStart()}`,
  );
  for (const [index, { intent, precision, recall }] of byIntent.entries()) {
    const counts = confusion[index]?.map((count) => (count === 0 ? "·" : String(count)).padStart(8)).join("") ?? "";
    const figures = `${percent(precision).padStart(10)}${percent(recall).padStart(9)}`;
    console.log(`${intent.padEnd(12)}${figures}           ${counts}`);
  }
  if (mistakes.length > 0) console.log("");
  for (const { text, expected, understood, confidence } of mistakes)
    console.log(`  ${expected} → ${understood} (${confidence.toFixed(2)})  ${text}`);
}
