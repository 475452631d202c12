import pg from "pg";
import { seedTeam } from "@/lib/server/agents/demo-team";
import type { CallwrightApp } from "@/lib/server/app";
import { seedCalendars } from "@/lib/server/calendars/seed-calendars";
import { seedCalls } from "@/lib/server/calls/seed-calls";
import { seedCustomers } from "@/lib/server/customers/seed-customers";
import { seedFlows } from "@/lib/server/customers/seed-flows";
import { seedHours } from "@/lib/server/hours/seed-hours";
import { saveSecret } from "@/lib/server/secrets/secrets";

/**
 * Fills an installation that nobody has used yet with a demonstration contact centre: customers, queues, destinations,
 * opening hours, a secret, the gallery's flows on numbers of the virtual carrier, and past calls to the first of them.
 * Costs one query when there is nothing to do; a start that was interrupted is finished by the next one; what somebody
 * deleted later does not come back.
 */
export async function seed(app: CallwrightApp): Promise<void> {
  if (await isUsed(app)) return;
  const lock = new pg.Client({ connectionString: app.databaseUrl });
  await lock.connect();
  try {
    // Two copies that start together: the second waits here and finds everything done.
    await lock.query("SELECT pg_advisory_lock(hashtext('callwright seed'))");
    if (await isUsed(app)) return;
    await seedBindings(app);
    await seedHours(app);
    await seedCalendars(app);
    await saveSecret(
      app,
      { kind: "system" },
      { name: "shop-key", value: "opens nothing: the demonstration has no shop" },
    );
    await seedCustomers(app);
    await seedFlows(app);
    await seedCalls(app, "support-line", "+15550100001");
    await app.prisma.auditRecord.create({
      data: { actorKind: "system", action: SEEDED, subjectType: "installation" },
    });
  } finally {
    await lock.end();
  }
}

const SEEDED = "installation.seeded";

/** Also once somebody has signed in, should the record of the seed itself be gone one day. */
async function isUsed({ pool }: CallwrightApp): Promise<boolean> {
  const { rows } = await pool.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM audit_record WHERE action = $1) OR EXISTS (SELECT FROM "user") AS used`,
    [SEEDED],
  );
  return rows[0]?.used ?? false;
}

const queues = [
  { name: "support", label: "Support", serviceSeconds: 20 },
  { name: "billing", label: "Billing", serviceSeconds: 30 },
  { name: "reception", label: "Reception", serviceSeconds: 20 },
  { name: "priority", label: "Priority customers", serviceSeconds: 10 },
];

const destinations = [
  { name: "front-desk", label: "Front desk", numbers: ["+12025550171"] },
  { name: "on-call-nurse", label: "Nurse on call", numbers: ["+12025550172"] },
  { name: "duty-manager", label: "Duty managers", numbers: ["+12025550173", "+12025550174"] },
];

async function seedBindings({ prisma }: CallwrightApp): Promise<void> {
  await prisma.queue.createMany({ data: queues, skipDuplicates: true });
  await prisma.destination.createMany({ data: destinations, skipDuplicates: true });
  await seedTeam(prisma);
}
