import type { FlowDocument } from "@/lib/flow/document";
import type { Json, JsonObject } from "@/lib/util/json";

/** What texts may hold of the call, by the place it comes from. A step's own facts stand beside these. */
export const promptFacts = {
  customer: ["firstName", "lastName", "accountType", "serviceStatus", "openTickets", "openInvoices", "email"],
  queue: ["name", "position", "estimatedWaitMinutes"],
  company: ["name", "address", "hours", "website", "phone"],
  call: ["from", "to", "durationSeconds", "lastNode", "endReason"],
} as const;

/** Facts that may be read and are rarely said, so that they are not offered. */
const unoffered: Record<string, readonly string[]> = {
  customer: ["id", "idNumber", "priority", "language", "attributes"],
  queue: ["estimatedWaitSeconds", "waitedSeconds"],
  call: ["id", "language", "authenticated", "startedAtMs", "resolved"],
};

/** A template's mark that reads something, with where it stands. */
export interface Mark {
  from: number;
  to: number;
  /** Dotted; null for a tag, or a mark that reads nothing. */
  fact: string | null;
}

/** The marks of a template, in order, also of one that cannot be parsed yet. */
export function marksOf(template: string): Mark[] {
  return [...template.matchAll(/\{\{.*?\}\}|\{%.*?%\}/gs)].map(({ 0: text, index }) => ({
    from: index,
    to: index + text.length,
    fact: /^\{\{-?\s*([A-Za-z_][\w.-]*)/.exec(text)?.[1] ?? null,
  }));
}

/**
 * Whether anything is called so in this flow. Variables of the call (`vars.…`) are always known: who runs this flow as
 * their subflow may set them, and whether they are set here is another question (`knownHere`).
 *
 * @param own facts of the step's own
 * @param assigned names that the template itself gives (`assign`)
 */
export function isKnownFact(
  fact: string,
  { own, assigned }: { own: readonly string[]; assigned: readonly string[] },
): boolean {
  const [group = "", field] = fact.split(".");
  if (assigned.includes(group) || group === "vars" || /^(true|false|nil|empty|blank)$/.test(group)) return true;
  if (own.some((each) => fact === each || fact.startsWith(`${each}.`))) return true;
  if (!Object.hasOwn(promptFacts, group)) return false;
  const fields: readonly string[] = [...promptFacts[group as keyof typeof promptFacts], ...(unoffered[group] ?? [])];
  return field === undefined || fields.includes(field);
}

/** Names that a template gives by `assign`. */
export function assignedIn(template: string): string[] {
  return [...template.matchAll(/\{%-?\s*assign\s+([\w-]+)/g)].map(([, name]) => name as string);
}

const callers: Record<string, { firstName: string; lastName: string; choice: string }> = {
  ar: { firstName: "مريم", lastName: "الهاشمي", choice: "الفواتير" },
  et: { firstName: "Mari", lastName: "Tamm", choice: "arved" },
};
const anyCaller = { firstName: "Maria", lastName: "Lind", choice: "bills" };

/** Facts of a call that might be, so that a prompt can be heard before there is one. */
export function sampleFacts(
  { company }: Pick<FlowDocument, "company">,
  language: string,
  variables: readonly string[],
): JsonObject {
  const { choice, ...name } = callers[language.split("-")[0] ?? ""] ?? anyCaller;
  const told = Object.entries(company).map(([fact, texts]): [string, Json] => [
    fact,
    texts?.[language] ?? Object.values(texts ?? {})[0] ?? "",
  ]);
  return {
    customer: {
      ...name,
      accountType: "standard",
      serviceStatus: "active",
      openTickets: 1,
      openInvoices: 2,
      email: "maria@example.com",
    },
    queue: { name: "support", position: 3, estimatedWaitMinutes: 4 },
    company: Object.fromEntries(told),
    call: { from: "+15550100123", to: "+15550100100", durationSeconds: 95, lastNode: "", endReason: "" },
    vars: Object.fromEntries(variables.map((each): [string, Json] => [each, each === "choice" ? choice : "42"])),
    invoices: { count: 2, total: "84.50" },
    invoice: { number: "1007", amount: "42.25", status: "open", dueDay: "Friday", issuedDay: "Monday" },
    ticket: { number: "1042" },
    collected: { spoken: "1 2 3 4" },
    callback: { number: "+15550100123", spoken: "5 5 5 0 1 0 0 1 2 3" },
    slot: { key: "1", day: "Friday", time: "10:30", spoken: "Friday, 10:30" },
    appointment: { day: "Friday", time: "10:30" },
    intent: { name: choice, likeliest: choice, second: "support", slots: {} },
  };
}
