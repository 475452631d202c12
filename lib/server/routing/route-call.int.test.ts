import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RouteCallEffect } from "@/lib/engine/effect";
import { eventually } from "../runtime/testing/eventually";
import { node, say, testFlow } from "../runtime/testing/test-flows";
import { createTestLine, type TestLine } from "../runtime/testing/test-line";
import { keepAgentCall } from "./keep-agent-call";
import { routingService } from "./route-call";

const monday = Date.UTC(2026, 0, 5, 12);
const names = ["ada", "ben", "cleo"];
const numberOf = (name: string) => `+1555015000${names.indexOf(name) + 1}`;

const question = (change: Partial<RouteCallEffect> = {}): RouteCallEffect => ({
  type: "routeCall",
  targets: [{ department: "sales" }],
  order: "together",
  strategy: "roundRobin",
  language: "en-US",
  skills: [],
  customer: null,
  intent: null,
  sentiment: null,
  ...change,
});

describe("who is rung", () => {
  let line: TestLine;
  beforeAll(async () => {
    line = await createTestLine({}, { worker: true });
    const { prisma } = line.app;
    await prisma.department.create({
      data: {
        name: "sales",
        label: "Sales",
        numbers: ["+15550150009"],
        agents: {
          create: names.map((name, index) => ({
            position: index + 1,
            agent: { create: { name, label: name, number: numberOf(name), languages: ["en-US"] } },
          })),
        },
      },
    });
    await prisma.destination.create({
      data: {
        name: "road",
        label: "Road",
        numbers: ["+15550150007"],
        agents: ["ada"],
        mode: "inOrder",
        ringSeconds: 9,
        screen: true,
      },
    });
  });
  afterAll(() => line.close());

  const ask = async (change: Partial<RouteCallEffect> = {}, nowMs = monday) => {
    const answer = await routingService(line.app.prisma, () => nowMs).routeCall?.(question(change), {
      callId: "call",
      attemptKey: "call:1:0",
      deadlineMs: Number.POSITIVE_INFINITY,
    });
    if (answer?.type !== "callRouted") throw new Error("no rounds were answered");
    return answer.rounds;
  };
  const order = async (change: Partial<RouteCallEffect> = {}, nowMs?: number) =>
    (await ask(change, nowMs)).map(({ targets }) => targets.map((target) => Object.values(target)[0]).join(" "));

  it("calls that come in together each have a turn of their own", async () => {
    const firsts = (await Promise.all(Array.from({ length: 9 }, () => order()))).map(([first]) => first);
    expect(firsts.toSorted()).toEqual([...names, ...names, ...names].sort());
    expect(await line.app.prisma.department.findFirst()).toMatchObject({ offers: 9 });
  });

  it("ring groups ring as they are set up, departments by their agents, and together round by round", async () => {
    const group = { destination: "road" };
    expect(await ask({ targets: [group] })).toEqual([
      { targets: [{ number: "+15550150007" }], ringSeconds: 9, screen: true },
      { targets: [{ agent: "ada" }], ringSeconds: 9, screen: true },
    ]);
    const both = { targets: [{ department: "sales" }, group], strategy: "fixedOrder" as const };
    expect(await order(both)).toEqual(["ada +15550150007", "ben ada", "cleo"]);
    expect(await order({ ...both, order: "inOrder" })).toEqual(["ada", "ben", "cleo", "+15550150007", "ada"]);
    expect(await ask({ targets: [{ department: "gone" }, { destination: "gone" }] })).toEqual([]);
  });

  it("whoever is not at work on their own clock, or has no number, is not rung; then the department's numbers are", async () => {
    const { prisma } = line.app;
    const workday = [{ from: "09:00", to: "17:00" }];
    const definition = {
      timeZone: "UTC",
      weekly: {
        monday: workday,
        tuesday: workday,
        wednesday: workday,
        thursday: workday,
        friday: workday,
        saturday: [],
        sunday: [],
      },
    };
    const hours = await prisma.hours.create({ data: { name: "day", label: "Day", definition } });
    await prisma.agent.update({ where: { name: "ada" }, data: { hoursId: hours.id, timeZone: "Asia/Tokyo" } });
    await prisma.agent.update({ where: { name: "ben" }, data: { hoursId: hours.id, timeZone: "Europe/Tallinn" } });
    // 12:00 in London is 21:00 in Tokyo and 14:00 in Tallinn.
    expect(await order({ strategy: "fixedOrder" })).toEqual(["ben", "cleo"]);
    expect(await order({ strategy: "workingHours" })).toEqual(["ben", "cleo"]);
    await prisma.agent.updateMany({ data: { number: null } });
    expect(await ask()).toEqual([{ targets: [{ department: "sales" }], ringSeconds: null, screen: false }]);
    for (const name of names)
      await prisma.agent.update({ where: { name }, data: { number: numberOf(name), hoursId: null } });
  });

  it("dialled: the agent hears the whisper, and is afterwards who talked last and longest", async () => {
    const { prisma } = line.app;
    const customer = await prisma.customer.create({
      data: {
        idNumber: "5501",
        firstName: "Ida",
        lastName: "Ross",
        phones: { create: { e164: "+15550150055" } },
      },
    });
    const number = await line.assign(
      testFlow({
        ring: node(
          "connect",
          {
            targets: [{ department: "sales" }],
            strategy: "fixedOrder",
            prompt: say("Connecting you."),
            whisperPrompt: say("A sales call."),
          },
          { answered: "thanks", busy: "sorry", noAnswer: "sorry", failed: "sorry" },
        ),
        thanks: node("hangUp", { prompt: say("Thank you.") }),
        sorry: node("hangUp", { prompt: say("Sorry.") }),
      }),
    );
    await line.phone.setOutside(numberOf("ada"), { does: "busy" });
    await line.phone.setOutside(numberOf("ben"), { does: "answer", afterSeconds: 2, talkSeconds: 30 });
    const call = await line.phone.dial({ from: "+15550150055", to: number });
    await call.untilEnded();
    expect(call.heard()).toEqual(["Connecting you.", "Thank you."]);
    const answered = call.history().find((event) => event.type === "dialAnswered");
    expect(answered).toMatchObject({ to: numberOf("ben") });
    const leg = line.phone.call(answered?.type === "dialAnswered" ? answered.childSid : "");
    await leg.untilEnded();
    expect(leg.heard()).toEqual(["A sales call."]);

    const ben = await eventually(() => prisma.agent.findFirst({ where: { name: "ben", lastLegSid: { not: null } } }));
    expect(ben.talkSeconds).toBeGreaterThanOrEqual(30);
    expect(await prisma.lastAgent.findUnique({ where: { customerId: customer.id } })).toMatchObject({
      agentId: ben.id,
    });
    expect((await prisma.agent.findFirstOrThrow({ where: { name: "ada" } })).lastLegSid).toBeNull();
    const now = Date.now();
    expect((await order({ strategy: "longestIdle" }, now)).at(-1)).toBe("ben");
    expect((await order({ strategy: "leastTalkTime" }, now)).at(-1)).toBe("ben");
    const ties = { id: customer.id, priority: 3, owner: null };
    expect(await order({ strategy: "relationship", customer: ties }, now)).toEqual(["ben", "ada", "cleo"]);
    expect(await order({ strategy: "relationship", customer: { ...ties, owner: "cleo" } }, now)).toEqual([
      "cleo",
      "ben",
      "ada",
    ]);
  });

  it("a leg that has ended was answered, whenever the word of the answer comes; a screened one only if it was accepted", async () => {
    const { app } = line;
    const ended = (legSid: string, screened: boolean) => ({
      ...{ callId: "of-no-events", legSid, number: numberOf("cleo"), screened, seconds: 12, endedAtMs: monday },
      customerId: null,
    });
    const cleo = () => app.prisma.agent.findFirstOrThrow({ where: { name: "cleo" } });
    await keepAgentCall(ended("CA-not-accepted", true), { app, attempt: 1 });
    expect(await cleo()).toMatchObject({ lastLegSid: null, talkSeconds: 0 });
    await keepAgentCall(ended("CA-answered", false), { app, attempt: 1 });
    expect(await cleo()).toMatchObject({ lastLegSid: "CA-answered", talkSeconds: 12 });
  });
});
