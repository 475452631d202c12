import type { CustomerFacts } from "@/lib/engine/event";
import type { CallwrightApp } from "@/lib/server/app";
import { readStoredFlow } from "@/lib/server/flows/stored-flow";
import { readTemplateCalls } from "@/lib/server/flows/template-calls";
import { PostgresCallStore } from "@/lib/server/runtime/postgres-call-store";
import { createQueryRunner } from "@/lib/server/runtime/query-runner";
import { countTraffic } from "@/lib/server/traffic/count-traffic";
import type { GoldenCall } from "@/lib/simulator/golden-call";
import { runGoldenCall } from "@/lib/simulator/run-golden-call";
import { keepPastCall } from "./keep-past-call";

/** What the calls' `carrier` says, and their ids begin with. */
export const demonstration = "demonstration";

const dayMs = 86_400_000;
const days = 14;
const callsPerDay = 9;
const callsAtOnce = 6;

/**
 * Two weeks of past calls to a number, up to yesterday, so that the history and a flow's traffic are not empty on a first
 * start: the golden calls of its flow, made by the demonstration's customers. Calls that are there already stay; nothing
 * is written where the number has no published flow.
 *
 * @param slug the flow's folder in the gallery
 */
export async function seedCalls(app: CallwrightApp, slug: string, to: string, now = Date.now()): Promise<void> {
  const number = await app.prisma.phoneNumber.findUnique({ where: { e164: to }, include: { flowVersion: true } });
  if (!number?.flowVersion) return;
  const { id: flowVersionId, flowId, number: flowVersion } = number.flowVersion;
  const document = readStoredFlow(number.flowVersion.document);
  const customers = await app.prisma.customer.findMany({
    select: { id: true, idNumber: true, firstName: true, lastName: true, email: true },
    orderBy: { idNumber: "asc" },
  });
  const tellings = tellingsOf(readTemplateCalls(slug));
  const store = new PostgresCallStore(createQueryRunner(app.pool, 30_000), 0);
  const keep = async (index: number) => {
    const golden = pick(tellings, index * 7);
    const customer = pick(customers, index);
    if (!golden || !customer) return;
    // Kept for fiction, and no customer's: who calls often would be treated as one who does.
    const from = `+121255501${String((index * 37) % 100).padStart(2, "0")}`;
    const made = madeBy(golden, customer, { from, to });
    const events = runGoldenCall(document, made).call.turns.map(({ event }) => event);
    const shift = startOf(index, now) - (events[0]?.at ?? 0);
    const id = `${demonstration}-${index + 1}`;
    await keepPastCall(
      store,
      {
        callId: id,
        carrier: demonstration,
        callSid: id,
        from: made.world.from,
        to,
        version: { flowId, flowVersionId, flowVersion, document },
      },
      events.map((event) => ({ ...event, at: event.at + shift })),
    );
  };
  for (let first = 0; first < days * callsPerDay; first += callsAtOnce)
    await Promise.all(Array.from({ length: callsAtOnce }, (_, next) => keep(first + next)));
  await countTraffic(app);
}

/** Most callers are ordinary ones: of so many calls, these are that many; every other golden call is one of them. */
const often: { call: string; share: number; hangsUpAfter?: number }[] = [
  { call: "technician-answers", share: 9 },
  { call: "billing-agent-answers", share: 8 },
  { call: "express-line-answers", share: 4 },
  { call: "hangs-up-in-the-first-prompt", share: 3 },
  // In the menu, and while they wait.
  { call: "billing-agent-answers", share: 2, hangsUpAfter: 1 },
  { call: "technician-answers", share: 3, hangsUpAfter: 4 },
];

function tellingsOf(calls: ReadonlyMap<string, GoldenCall>): GoldenCall[] {
  const usual = often.flatMap(({ call, share, hangsUpAfter }) => {
    const golden = calls.get(call);
    if (!golden) return [];
    const hangsUp = {
      ...golden,
      steps: [...golden.steps.slice(0, hangsUpAfter), { caller: { hangUp: true as const } }],
    };
    return new Array<GoldenCall>(share).fill(hangsUpAfter === undefined ? golden : hangsUp);
  });
  return [...calls.values(), ...usual];
}

type Identity = Pick<CustomerFacts, "id" | "idNumber" | "firstName" | "lastName" | "email">;

/** As the call has it, but that it is another who calls, unless they hide their number. */
function madeBy(golden: GoldenCall, identity: Identity, { from, to }: { from: string; to: string }): GoldenCall {
  const { customer, verifiedCustomer } = golden.world;
  return {
    ...golden,
    world: {
      ...golden.world,
      from: golden.world.from === "anonymous" ? "anonymous" : from,
      to,
      customer: customer !== null && typeof customer === "object" ? { ...customer, ...identity } : customer,
      ...(verifiedCustomer && { verifiedCustomer: { ...verifiedCustomer, ...identity } }),
    },
  };
}

/** Between 8:00 and 20:00 UTC of one day after the other, most of them before noon. */
function startOf(index: number, now: number): number {
  const midnight = (Math.floor(now / dayMs) - 1 - (index % days)) * dayMs;
  // Fractions of the golden ratio's multiples lie evenly, however many there are.
  const spread = (index * 0.618_034) % 1;
  return midnight + Math.floor((8 + 12 * spread ** 1.4) * 3_600_000);
}

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];
