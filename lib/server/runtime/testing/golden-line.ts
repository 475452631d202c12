import type { RingTarget } from "@/lib/engine/effect";
import type { FlowDocument } from "@/lib/flow/document";
import { engine } from "@/lib/nodes/engine";
import { seedTeam } from "@/lib/server/agents/demo-team";
import { createApiKey } from "@/lib/server/crm/api/api-keys";
import { crm } from "@/lib/server/crm/connector";
import type { RestCrm } from "@/lib/server/crm/rest";
import type { PrismaClient } from "@/lib/server/db/prisma";
import { tasks } from "@/lib/server/jobs/tasks";
import { blobs } from "@/lib/server/media/installed-blobs";
import { routingService } from "@/lib/server/routing/route-call";
import { saveSecret } from "@/lib/server/secrets/secrets";
import { staffingOfWorld } from "@/lib/simulator/facts-of-world";
import type { GoldenCall } from "@/lib/simulator/golden-call";
import { runGoldenCall } from "@/lib/simulator/run-golden-call";
import { CallRuntime } from "../call-runtime";
import { lines } from "../installed-runtime";
import { PostgresInstallationStore } from "../postgres-installation-store";
import { createQueryRunner } from "../query-runner";
import { QueueOutlook } from "../queue-outlook";
import { factsService } from "../read-facts";
import { InstalledHours } from "../read-hours";
import { recordingService } from "../recording-service";
import type { VoiceRequest } from "../voice-request";
import { CrmTrouble } from "./crm-trouble";
import { calendarServicesOf } from "./golden-calendars";
import { crmServicesOf } from "./golden-crm-services";
import { createCustomers } from "./golden-customers";
import { standHours } from "./golden-hours";
import { StoreOfWorld, standQueues } from "./golden-queues";
import { recordingServiceOf } from "./golden-recordings";
import { type GoldenWeb, startGoldenWeb } from "./golden-web";
import { createTestLine, type TestLine } from "./test-line";
import { WaitingClock } from "./waiting-clock";

/** The built-in customer database in process, or the same one as a server elsewhere, by CRM_BASE_URL. */
export type CrmWay = "in process" | "over HTTP";

export interface GoldenLine extends TestLine {
  trouble: CrmTrouble;
  /** Makes the world of a golden call so, with a call path just started. @returns the number to dial and its clock */
  prepare(way: CrmWay, flow: FlowDocument, golden: GoldenCall): Promise<{ number: string; clock: WaitingClock }>;
  /** Lets the jobs run that had to wait for the end of the call. */
  release(): void;
}

const destinations = { "front-desk": "+15550143001", "on-call-nurse": "+15550143002", "duty-manager": "+15550143003" };

/** The call path, its worker, a carrier where time is skipped, and the means to make a golden call's world so. */
export async function createGoldenLine(): Promise<GoldenLine> {
  let release = () => {};
  let released = Promise.resolve();
  const line = await createTestLine(
    {},
    {
      worker: {
        ...tasks,
        // It would make room in a queue that shall be full.
        ensureCarrierQueue: async (...given) => {
          await released;
          await tasks.ensureCarrierQueue?.(...given);
        },
      },
    },
  );
  const { app, carrier, url } = line;
  await app.prisma.destination.createMany({
    data: Object.entries(destinations).map(([name, number]) => ({ name, label: name, numbers: [number] })),
  });
  await seedTeam(app.prisma);
  const numbersOf = await readNumbers(app.prisma);
  const { key } = await createApiKey(app.prisma, { kind: "system" }, "golden calls");
  const ownEnv = app.env;
  const web = await startGoldenWeb(app);
  await saveSecret(app, { kind: "system" }, { name: "shop-key", value: "golden" });
  const numbers = new Map<FlowDocument, string>();

  return {
    ...line,
    trouble: new CrmTrouble(app.pool),
    release: () => release(),
    async prepare(way, flow, golden) {
      const number = numbers.get(flow) ?? (await line.assign(flow));
      numbers.set(flow, number);
      await app.runtime?.stop();
      await forgetCrm(line);
      app.env = way === "in process" ? ownEnv : { ...ownEnv, CRM_BASE_URL: url, CRM_API_KEY: key };
      const clock = new WaitingClock();
      app.runtime = newRuntime(line, web, golden, clock);
      web.answerAs(golden.world);
      release();
      released = new Promise((resolve) => {
        release = resolve;
      });
      await createCustomers(app.prisma, golden);
      await standQueues(app, carrier, golden.world.queues);
      await standHours(app, flow, golden.world);
      standOutside(line, flow, golden, numbersOf);
      return { number, clock };
    },
    async close() {
      release();
      await forgetCrm(line);
      await web.close();
      await line.close();
    },
  };
}

/** What was looked up for an earlier call must not answer for this one. */
async function forgetCrm({ app }: TestLine): Promise<void> {
  await (app.crm as Partial<RestCrm> | undefined)?.close?.();
  delete app.crm;
}

/** As the program makes it, but with a clock of the test's own, and patient: a busy machine must not change a call. */
function newRuntime({ app }: TestLine, web: GoldenWeb, { world, steps }: GoldenCall, clock: WaitingClock): CallRuntime {
  const run = createQueryRunner(app.pool, 10_000);
  const calls = new StoreOfWorld(run, 12);
  calls.world = world.queues;
  calls.calls = world.calls;
  const hangs = world.customer === "timeout" || steps.some(({ caller }) => "crm" in caller && caller.crm === "timeout");
  const budgets = { answer: 14_500, filler: 14_000, service: hangs ? 700 : 13_000 };
  const installation = new PostgresInstallationStore(run);
  const { publicUrl, log } = app;
  const services = {
    ...factsService(calls, new QueueOutlook(calls, clock.now), new InstalledHours(run, clock.now), async (names) =>
      staffingOfWorld(world, names),
    ),
    ...routingService(app.prisma, clock.now),
    ...web.services,
    ...crmServicesOf(world, crm(app)),
    ...calendarServicesOf(world),
    ...recordingServiceOf(world, recordingService(app.publicUrl, calls, lines(app))),
  };
  return new TickingRuntime(
    {
      publicUrl,
      log,
      calls,
      installation,
      engine,
      crm: crm(app),
      services,
      lines: lines(app),
      now: clock.now,
      budgets,
    },
    blobs(app),
    clock,
  );
}

/** Time passes in a queue when the carrier asks what the caller hears next. */
class TickingRuntime extends CallRuntime {
  constructor(
    parts: ConstructorParameters<typeof CallRuntime>[0],
    store: ConstructorParameters<typeof CallRuntime>[1],
    private readonly clock: WaitingClock,
  ) {
    super(parts, store);
  }

  override handle(request: VoiceRequest) {
    if (request.path.startsWith("/api/voice/queue/wait/")) this.clock.tick();
    return super.handle(request);
  }
}

const carrierWords = { busy: "busy", noAnswer: "noAnswer", failed: "fail" } as const;

/** Each who is rung does what the golden call says of that dial. @throws Error when it says two things of one number */
function standOutside({ carrier }: TestLine, flow: FlowDocument, golden: GoldenCall, numbersOf: NumbersOf): void {
  const callees = golden.steps.flatMap(({ caller }) => ("callee" in caller ? [caller] : []));
  const effects = runGoldenCall(flow, golden).call.turns.flatMap((turn) => turn.effects);
  const dials = effects.filter((effect) => effect.type === "dial");
  const said = new Map<string, string>();
  for (const [index, callee] of callees.entries()) {
    for (const number of dials[index]?.targets.flatMap(numbersOf) ?? []) {
      if ((said.get(number) ?? callee.callee) !== callee.callee)
        throw new Error(`${number} cannot be ${said.get(number)} and ${callee.callee} in one golden call`);
      said.set(number, callee.callee);
      carrier.setOutside(
        number,
        callee.callee === "answered"
          ? { does: "answer", afterSeconds: 5, talkSeconds: callee.talkSeconds ?? 60, keys: "1" }
          : { does: carrierWords[callee.callee] },
      );
    }
  }
}

type NumbersOf = (target: RingTarget) => string[];

/** What the installation has behind the names that flows ring. */
async function readNumbers(prisma: PrismaClient): Promise<NumbersOf> {
  const [agents, groups, departments] = [
    await prisma.agent.findMany(),
    await prisma.destination.findMany(),
    await prisma.department.findMany(),
  ];
  return (target) => {
    if ("number" in target) return [target.number];
    if ("agent" in target)
      return agents.flatMap(({ name, number }) => (name === target.agent && number ? [number] : []));
    if ("department" in target) return departments.find(({ name }) => name === target.department)?.numbers ?? [];
    return groups.find(({ name }) => name === target.destination)?.numbers ?? [];
  };
}
