import { z } from "zod";
import { defineNode } from "@/lib/engine/node-type";
import { conditionSchema } from "@/lib/flow/condition";
import { limits } from "@/lib/flow/limits";
import { hint, templateField } from "../form-fields";
import { writeUp } from "./write-up";

const when = conditionSchema.optional().meta(hint({ widget: "condition" }));

const followUpSchema = z.strictObject({
  title: z
    .string()
    .min(1)
    .max(300)
    .meta(hint({ widget: "template" })),
  /** Who is to do it; empty: nobody in particular. */
  department: z
    .string()
    .max(80)
    .default("")
    .meta(hint({ widget: "text" })),
  /** Counted from the call's end; null: no date. */
  dueInHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 90)
    .nullable()
    .default(24)
    .meta(hint({ widget: "number", unit: "hours" })),
  when,
});

const ticketSchema = z.strictObject({
  subject: z
    .string()
    .min(1)
    .max(300)
    .meta(hint({ widget: "template" })),
  priority: z
    .number()
    .int()
    .min(1)
    .max(5)
    .default(3)
    .meta(hint({ widget: "number" })),
  when,
});

const configSchema = z.strictObject({
  /** The call in a sentence or two, written to the customer's history; empty: not written, e.g. in a second node. */
  summary: templateField(limits.promptCharacters),
  /** How the call went; the first rule that holds decides. */
  dispositions: z
    .array(z.strictObject({ disposition: z.string().min(1).max(80), when }))
    .max(20)
    .default([])
    .meta(hint({ widget: "dispositionRules" })),
  /** Empty: what an earlier node decided stays. */
  defaultDisposition: z
    .string()
    .max(80)
    .default("completed")
    .meta(hint({ widget: "text" })),
  /** A note for colleagues beside the call's own entry; empty: none. */
  note: templateField(limits.promptCharacters, "", { advanced: true }),
  followUp: followUpSchema
    .nullable()
    .default(null)
    .meta(hint({ widget: "followUp" })),
  ticket: ticketSchema
    .nullable()
    .default(null)
    .meta(hint({ widget: "ticket" })),
});

export type AfterCallWorkConfig = z.infer<typeof configSchema>;
type Config = AfterCallWorkConfig;

/** Writes up a call that is over: summary, disposition, note, follow-up task and ticket. Nobody is on the line. */
export const afterCallWorkNode = defineNode<Config>({
  type: "afterCallWork",
  family: "record",
  stage: "afterCall",
  configSchema,
  newConfig: () =>
    configSchema.parse({ summary: "Call of {{ call.durationSeconds }} seconds, last at {{ call.lastNode }}." }),
  exits: () => [{ id: "next", required: false, mayEnd: true }],
  prompts: () => [],
  resources: () => [],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => false,
  sets: () => [{ exit: "next", variables: ["disposition"] }],
  templates: ({ summary, note, followUp, ticket }) => [
    { path: "config.summary", template: summary, unheard: true },
    { path: "config.note", template: note, unheard: true },
    ...(followUp
      ? [{ path: "config.followUp.title", template: followUp.title, unheard: true as const, when: followUp.when }]
      : []),
    ...(ticket
      ? [{ path: "config.ticket.subject", template: ticket.subject, unheard: true as const, when: ticket.when }]
      : []),
  ],
  conditions: ({ dispositions, followUp, ticket }) =>
    [
      ...dispositions.map(({ when }, index) => ({ path: `config.dispositions.${index}.when`, condition: when })),
      { path: "config.followUp.when", condition: followUp?.when },
      { path: "config.ticket.when", condition: ticket?.when },
    ].flatMap(({ path, condition }) => (condition ? [{ path, condition }] : [])),
  failureExit: () => "next",
  enter(context) {
    const { effects, disposition } = writeUp(context);
    return { effects, vars: { disposition }, exit: "next", note: disposition ?? "no disposition" };
  },
});
