import { z } from "zod";
import type { CallEvent } from "@/lib/engine/event";
import { defineNode, type NodeResult } from "@/lib/engine/node-type";
import { hoursDefinitionSchema, periodNameSchema } from "@/lib/hours/definition";
import { hoursAt } from "@/lib/hours/hours-at";
import { hint, resourceName } from "../form-fields";
import { leastLoaded } from "./least-loaded";
import { spokenOpening } from "./spoken-opening";

const configSchema = z.strictObject({
  hours: resourceName.meta(hint({ widget: "hours" })),
  /** Periods of these hours that go their own way, open or not; of several at once the first listed decides. */
  periods: z
    .array(periodNameSchema)
    .max(12)
    .refine((names) => new Set(names).size === names.length, "names a period twice")
    .default([])
    .meta(hint({ widget: "hoursPeriods" })),
  /** While it is open in this period callers are spread over `queues`; empty: never. */
  peakPeriod: z
    .union([z.literal(""), periodNameSchema])
    .default("")
    .meta(hint({ widget: "hoursPeriod" })),
  queues: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,57}$/, "must be lower-case letters, digits and hyphens"))
    .max(10)
    .refine((names) => new Set(names).size === names.length, "names a queue twice")
    .default([])
    .meta(hint({ widget: "queues" })),
  /** The variable that is told when it opens next ("Monday, 9:00 AM"), blank when that is not known; empty: none. */
  nextOpening: z
    .string()
    .regex(/^([A-Za-z]\w{0,39})?$/, "must be a letter and then letters, digits and _")
    .default("")
    .meta(hint({ widget: "text", advanced: true })),
});

type Config = z.infer<typeof configSchema>;

const periodExit = (name: string) => `period-${name}`;
const queueExit = (name: string) => `queue-${name}`;
/** Without a peak period nothing is spread. */
const spreadOver = ({ peakPeriod, queues }: Config) => (peakPeriod === "" ? [] : queues);
/** Exits that callers take who are not served now. */
const awayExits = ({ periods }: Config) => [...periods.map(periodExit), "closed", "holiday"];

/** Sends a call by opening hours, holidays and times of day, and at peak times to the queue with the least to do. */
export const scheduleNode = defineNode<Config>({
  type: "schedule",
  family: "decide",
  stage: "inCall",
  configSchema,
  newConfig: () => configSchema.parse({ hours: "office" }),
  exits: (config) => [
    ...config.periods.map((name) => ({ id: periodExit(name), label: name, required: true })),
    ...spreadOver(config).map((name) => ({ id: queueExit(name), label: name, required: true })),
    ...["open", "closed", "holiday", "unknown"].map((id) => ({ id, required: true })),
  ],
  prompts: () => [],
  resources: (config) => [
    { kind: "hours" as const, name: config.hours, path: "config.hours" },
    ...spreadOver(config).map((name, index) => ({ kind: "queue" as const, name, path: `config.queues.${index}` })),
  ],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  sets: (config) =>
    config.nextOpening === "" ? [] : awayExits(config).map((exit) => ({ exit, variables: [config.nextOpening] })),
  failureExit: () => "unknown",
  enter: ({ config }) => ({
    effects: [
      { type: "readFacts", queues: spreadOver(config), departments: [], hours: [config.hours], callsInDays: [] },
    ],
    wait: "service",
  }),
  resume({ config, session, atMs }, event) {
    const definition = readHours(event, config.hours);
    if (definition === null) return { exit: "unknown", note: "the hours could not be read" };
    const { state, occasion, periods } = hoursAt(definition, atMs);
    const away = (exit: string): NodeResult => ({
      exit,
      note: [state, occasion].filter(Boolean).join(": "),
      ...(config.nextOpening === ""
        ? {}
        : { vars: { [config.nextOpening]: spokenOpening(definition, atMs, session.language) } }),
    });
    const redirect = config.periods.find((name) => periods.includes(name));
    if (redirect !== undefined) return away(periodExit(redirect));
    if (state !== "open") return away(state);
    const queues = spreadOver(config);
    if (queues.length === 0 || !periods.includes(config.peakPeriod)) return { exit: "open", note: "open" };
    const facts = event.type === "factsRead" ? event.queues : {};
    return { exit: queueExit(leastLoaded(queues, facts)), note: `spread in ${config.peakPeriod}` };
  },
});

/** The definition that was answered, or null when none was, or one of another shape. */
function readHours(event: CallEvent, name: string) {
  if (event.type !== "factsRead" || !Object.hasOwn(event.hours, name)) return null;
  const parsed = hoursDefinitionSchema.safeParse(event.hours[name]);
  return parsed.success ? parsed.data : null;
}
