import { digitKeys, freeKey, freeName, indexIn, type Mendable } from "../mend";
import { type Intent, type IntentConfig, ownExits } from "./config";

/** Gives an intent an id or a key of its own, or one of its details a name; null for what else may be wrong. */
export function mendIntents(config: IntentConfig, { code, path }: Mendable): IntentConfig | null {
  const index = indexIn(path);
  const intent = index === null ? undefined : config.intents[index];
  const better = intent && ownOf(intent, config.intents, code, path);
  return better ? { ...config, intents: config.intents.map((each) => (each === intent ? better : each)) } : null;
}

function ownOf(intent: Intent, all: readonly Intent[], code: string, path: string): Intent | null {
  switch (code) {
    case "intent_repeated":
      return { ...intent, id: freeName(intent.id, [...ownExits, ...all.map(({ id }) => id)]) };
    case "intent_key_repeated": {
      const keyed = all.flatMap(({ key }) => (key === null ? [] : [{ key }]));
      return { ...intent, key: freeKey([...digitKeys, "*", "#"] as const, keyed) };
    }
    case "intent_slot_repeated": {
      const slot = Number(/\.slots\.(\d+)\./.exec(path)?.[1] ?? Number.NaN);
      const names = intent.slots.map(({ name }) => name);
      const slots = intent.slots.map((each, at) =>
        at === slot ? { ...each, name: freeName(each.name, names) } : each,
      );
      return { ...intent, slots };
    }
    default:
      return null;
  }
}
