import { z } from "zod";
import { callerActionSchema } from "./caller-action";
import { worldSchema } from "./world";

/** Everything said in the step, utterance by utterance. */
const hears = z.array(z.string()).optional();
/** Texts that must be among what is said, in any order: for long waits. */
const hearsAmong = z.array(z.string()).optional();

/**
 * A call written down by hand: what is so, what the caller does, what they should hear, and where that takes them.
 * Kept beside its flow as `flows/<slug>/calls/<name>.json`; never holds a PIN.
 */
export const goldenCallSchema = z.strictObject({
  name: z.string().min(1).max(200),
  world: worldSchema.prefault({}),
  /** Said before the caller does anything. */
  hears,
  hearsAmong,
  steps: z.array(z.strictObject({ caller: callerActionSchema, hears, hearsAmong })).max(500),
  /** Nodes and the exits taken, in order: `"main-menu.billing"`, a node alone where the call ended or waited. */
  path: z.array(z.string()),
  /** How it ended. */
  end: z.enum(["callerHungUp", "flowHungUp"]),
  /** What was written to the CRM, in order; each names only what matters. Absent: not looked at. */
  writes: z.array(z.record(z.string(), z.json())).optional(),
});

export type GoldenCall = z.infer<typeof goldenCallSchema>;
