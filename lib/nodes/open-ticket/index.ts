import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { hint, promptField } from "../form-fields";

const configSchema = z.strictObject({
  subject: z
    .string()
    .min(1)
    .max(300)
    .default("Call from {{ call.from }}")
    .meta(hint({ widget: "template" })),
  /** 1 (highest) to 5 (lowest). */
  priority: z
    .number()
    .int()
    .min(1)
    .max(5)
    .default(3)
    .meta(hint({ widget: "number" })),
  /** Said when it is open: may hold `ticket.number`. */
  opened: promptField(),
  failed: promptField(),
});

type Config = z.infer<typeof configSchema>;

/** Opens a ticket and tells its number. Of a caller nobody knows a task is made, so that somebody sees it. */
export const openTicketNode = defineNode<Config>({
  type: "openTicket",
  family: "record",
  stage: "any",
  configSchema,
  newConfig: () => configSchema.parse({}),
  exits: () => [
    { id: "opened", required: true },
    { id: "noted", required: true },
    { id: "failed", required: true },
  ],
  ownFacts: ["ticket.number"],
  prompts: ({ opened, failed }) => [
    { path: "config.opened", prompt: opened, optional: true },
    { path: "config.failed", prompt: failed, optional: true },
  ],
  resources: () => [],
  templates: ({ subject }) => [{ path: "config.subject", template: subject, unheard: true }],
  sets: () => [{ exit: "opened", variables: ["ticketNumber"] }],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  failureExit: () => "failed",
  enter({ config, session, fill }) {
    const { priority } = config;
    const subject = fill(config.subject).trim();
    const customerId = session.customer?.id ?? null;
    if (customerId === null) {
      return {
        effects: [{ type: "openTicket", customerId, subject, priority }],
        exit: "noted",
        note: "nobody knows the caller, so a task was made",
      };
    }
    return { effects: [{ type: "createTicket", customerId, subject, priority }], wait: "service" };
  },
  resume({ config, speak }, event) {
    if (event.type !== "ticketOpened") {
      return { effects: speak(config.failed), exit: "failed", note: "no ticket could be opened" };
    }
    return {
      effects: speak(config.opened, { ticket: { number: event.number } }),
      vars: { ticketNumber: event.number },
      exit: "opened",
      note: `ticket ${event.number}`,
    };
  },
});
