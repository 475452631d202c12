import { dateOfDay, localTime } from "@/lib/hours/local-time";
import type { Nlu, Understanding } from "@/lib/nlu/create-nlu";
import type { Entity } from "@/lib/nlu/entities/entity";
import type { EntityFacts } from "@/lib/nlu/entities/find-entities";
import { type Intent, type IntentConfig, type Slot, topicOf } from "./config";

/** How far ahead the likeliest intent must be, in hundredths; closer, the caller is asked which one they mean. */
const leastLead = 10;
/** A guess this sure, as a share of what is asked for, is worth a question. */
const worthAsking = 0.5;

/** What to make of an utterance. */
export type Verdict =
  | { is: "intent"; intent: Intent; confidence: number }
  /** `candidates` holds one or two, the likelier first. */
  | { is: "unsure"; candidates: Intent[]; confidence: number }
  | { is: "other"; confidence: number };

export const factsFor = (config: IntentConfig, language: string, atMs: number): EntityFacts => ({
  language,
  products: config.products,
  today: dateOfDay(localTime(config.timeZone, atMs).day),
});

/** Everything in an utterance: also what the editor shows of a sentence that is tried. */
export const understandSaid = (
  nlu: Nlu,
  config: IntentConfig,
  language: string,
  text: string,
  atMs: number,
): Understanding => nlu.understand(text, topicOf(config, language), factsFor(config, language, atMs));

/** @param named the ids that the last question named: of these, half the sureness will do */
export function judge(config: IntentConfig, { ranking }: Understanding, named: readonly string[]): Verdict {
  const least = config.leastConfidencePercent / 100;
  const asked = ranking.filter(({ intent }) => named.includes(intent));
  const ranked = asked[0] && asked[0].confidence >= least * worthAsking ? asked : ranking;
  const needed = ranked === asked ? least * worthAsking : least;
  const [best, second] = ranked;
  const intentOf = (id: string) => config.intents.find((intent) => intent.id === id);
  const likeliest = best && intentOf(best.intent);
  if (!best || !likeliest || best.confidence < least * worthAsking)
    return { is: "other", confidence: best?.confidence ?? 0 };
  const isClose = second !== undefined && Math.round(100 * (best.confidence - second.confidence)) < leastLead;
  if (best.confidence >= needed && !isClose) return { is: "intent", intent: likeliest, confidence: best.confidence };
  const runnerUp = second && second.confidence >= best.confidence * worthAsking ? intentOf(second.intent) : undefined;
  return { is: "unsure", candidates: runnerUp ? [likeliest, runnerUp] : [likeliest], confidence: best.confidence };
}

/** Slots with what was named in passing; each thing named fills one slot. What was known stays. */
export function filled(
  slots: readonly Slot[],
  known: Readonly<Record<string, Entity["value"]>>,
  entities: readonly Entity[],
): Record<string, Entity["value"]> {
  const values = { ...known };
  const used = new Set(Object.values(known));
  for (const { name, kind } of slots) {
    if (Object.hasOwn(values, name)) continue;
    const entity = entities.find((each) => fits(each, kind) && !used.has(each.value));
    if (!entity) continue;
    used.add(entity.value);
    values[name] = entity.value;
  }
  return values;
}

/** A long account number looks like a telephone number. */
const fits = (entity: Entity, kind: Slot["kind"]) =>
  entity.kind === kind || (kind === "digits" && entity.kind === "phoneNumber" && !String(entity.value).startsWith("+"));
