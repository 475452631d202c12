import { z } from "zod";
import type { CallEvent, InvoiceFacts } from "@/lib/engine/event";
import { defineNode, type NodeContext, type NodeResult } from "@/lib/engine/node-type";
import type { JsonObject } from "@/lib/util/json";
import { hint, promptField } from "../form-fields";
import { spokenAmount, spokenDay } from "./spoken-money";

const configSchema = z.strictObject({
  which: z
    .enum(["unpaid", "all"])
    .default("unpaid")
    .meta(hint({ widget: "select" })),
  /** The latest ones; the summary counts all. */
  most: z
    .number()
    .int()
    .min(0)
    .max(10)
    .default(3)
    .meta(hint({ widget: "number" })),
  /** Before them: may hold `invoices.count` and `invoices.total`. */
  summary: promptField(),
  /** Of each: may hold `invoice.number`, `.amount`, `.dueDay`, `.issuedDay`, `.status`. */
  each: promptField(),
  none: promptField(),
  unavailable: promptField(),
});

type Config = z.infer<typeof configSchema>;
type Context = NodeContext<Config>;

/** Reads the customer's invoices aloud, to a caller who has proved who they are. */
export const invoicesNode = defineNode<Config>({
  type: "invoices",
  family: "talk",
  stage: "inCall",
  configSchema,
  newConfig: (languages) => configSchema.parse(words(languages)),
  exits: () => [
    { id: "told", required: true },
    { id: "none", required: true },
    { id: "failed", required: true },
  ],
  ownFacts: [
    "invoices.count",
    "invoices.total",
    "invoice.number",
    "invoice.amount",
    "invoice.status",
    "invoice.dueDay",
    "invoice.issuedDay",
  ],
  prompts: (config) => [
    { path: "config.summary", prompt: config.summary, optional: config.most > 0 },
    { path: "config.each", prompt: config.each, optional: config.most === 0 },
    { path: "config.none", prompt: config.none, optional: true },
    { path: "config.unavailable", prompt: config.unavailable, optional: true },
  ],
  resources: () => [],
  sets: () => [{ exit: "told", variables: ["invoiceCount", "invoiceTotal"] }],
  needsInput: () => false,
  endsCall: () => false,
  personalData: () => true,
  failureExit: () => "failed",
  enter({ session, config, speak }) {
    const { customer, authenticated } = session;
    // The check before publishing says so, too; but nobody hears another's debts because a check was overlooked.
    if (customer === null || !authenticated) {
      return { effects: speak(config.unavailable), exit: "failed", note: "the caller has not proved who they are" };
    }
    return { effects: [{ type: "listInvoices", customerId: customer.id }], wait: "service" };
  },
  resume(context, event: CallEvent) {
    const { config, speak } = context;
    if (event.type !== "invoicesListed") {
      return { effects: speak(config.unavailable), exit: "failed", note: "the invoices could not be read" };
    }
    const meant = event.invoices.filter(({ status }) => config.which === "all" || status !== "paid");
    return meant.length === 0 ? { effects: speak(config.none), exit: "none" } : told(context, meant);
  },
});

function told({ config, session, speak }: Context, invoices: readonly InvoiceFacts[]): NodeResult {
  const { language } = session;
  const totals = new Map<string, number>();
  for (const { currency, amountMinor } of invoices) totals.set(currency, (totals.get(currency) ?? 0) + amountMinor);
  const total = [...totals].map(([currency, amount]) => spokenAmount(amount, currency, language)).join(", ");
  const summary: JsonObject = { count: invoices.length, total };
  return {
    effects: [
      ...speak(config.summary, { invoices: summary }),
      ...invoices.slice(0, config.most).flatMap((invoice) =>
        speak(config.each, {
          invoice: {
            number: invoice.number,
            amount: spokenAmount(invoice.amountMinor, invoice.currency, language),
            status: invoice.status,
            dueDay: spokenDay(invoice.dueAt, language),
            issuedDay: spokenDay(invoice.issuedAt, language),
          },
        }),
      ),
    ],
    vars: { invoiceCount: invoices.length, invoiceTotal: total },
    exit: "told",
    note: `${invoices.length} invoices`,
  };
}

/** What a new node says, where we have words. */
function words(languages: readonly string[]) {
  const own = (texts: Record<string, string>) =>
    Object.fromEntries(languages.map((language) => [language, { say: texts[language.split("-")[0] as string] ?? "" }]));
  return {
    summary: own({
      en: "You have {{ invoices.count }} unpaid invoices, {{ invoices.total }} in all.",
      ar: "لديك {{ invoices.count }} فواتير غير مدفوعة، المجموع {{ invoices.total }}.",
      et: "Teil on {{ invoices.count }} maksmata arvet, kokku {{ invoices.total }}.",
    }),
    each: own({
      en: "{{ invoice.amount }}, due on {{ invoice.dueDay }}.",
      ar: "{{ invoice.amount }}، تستحق في {{ invoice.dueDay }}.",
      et: "{{ invoice.amount }}, tähtaeg {{ invoice.dueDay }}.",
    }),
    none: own({
      en: "You have no unpaid invoices.",
      ar: "ليست لديك فواتير غير مدفوعة.",
      et: "Teil ei ole maksmata arveid.",
    }),
  };
}
