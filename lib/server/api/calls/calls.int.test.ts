import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/lib/server/api/router";
import type { Role } from "@/lib/server/auth/permissions";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { eventually } from "@/lib/server/runtime/testing/eventually";
import { endedCall } from "@/lib/server/runtime/testing/read-call";
import { node, say, testFlow } from "@/lib/server/runtime/testing/test-flows";
import { createTestLine, type TestLine } from "@/lib/server/runtime/testing/test-line";

let line: TestLine;
beforeAll(async () => {
  line = await createTestLine({}, { worker: true });
});
afterAll(() => line.close());

async function as(role: Role) {
  const id = `${role}-${Math.random().toString(36).slice(2)}`;
  const person = { id, name: role, email: `${id}@example.com` };
  await line.app.prisma.user.create({ data: { ...person, role, emailVerified: true } });
  const user = { ...person, role, locale: null };
  return { id, api: createCaller({ app: line.app, user, headers: new Headers() }) };
}

const looks = (actorId: string, action: string) => line.app.prisma.auditRecord.count({ where: { actorId, action } });

/** A call as the carrier path leaves it, without making one. */
async function storedCall(callId: string, own: Partial<{ startedAt: Date; state: string; customerId: string }>) {
  const { startedAt = new Date(0), state = "ended", customerId = null } = own;
  await line.app.prisma.callSession.create({
    data: {
      callId,
      carrier: "virtual",
      callSid: `CA${callId}`,
      callerNumber: "+15550007777",
      dialledNumber: "+15550008888",
      state,
      revision: 1,
      session: {},
      customerId,
      startedAt,
      updatedAt: startedAt,
      endedAt: state === "ended" ? startedAt : null,
    },
  });
}

const pin = "8253719046";

/** Asks for id and PIN, then hangs up; writes the call up with an outcome, a follow-up and a ticket. */
function accountFlow() {
  const verified = { verified: "bye", failed: "bye", noInput: "bye", unavailable: "bye" };
  return testFlow(
    {
      verify: node("authentication", { askId: say("Your number?"), askPin: say("Your PIN?") }, verified),
      bye: node("hangUp", { prompt: say("Thank you.") }),
      "wrap-up": node("afterCallWork", {
        summary: "{{ customer.firstName }} was checked.",
        defaultDisposition: "checked",
        followUp: { title: "Send the contract", department: "sales", dueInHours: 24 },
        ticket: { subject: "Wants a contract", priority: 3 },
      }),
    },
    { afterCall: "wrap-up" },
  );
}

it("a call is shown with what the caller answered and booked", async () => {
  const number = await line.assign(
    testFlow({
      consent: node("consent", { prompt: say("May we?") }, { given: "again", refused: "bye", noInput: "bye" }),
      again: node(
        "callback",
        { prompt: say("Shall we?"), askNumber: say("Number?"), queue: "support" },
        { requested: "survey", declined: "bye", failed: "bye" },
      ),
      survey: node(
        "survey",
        { name: "After call", questions: [{ name: "ease", prompt: say("1 to 5?") }] },
        { done: "bye", abandoned: "bye" },
      ),
      bye: node("hangUp", { prompt: say("Goodbye.") }),
    }),
  );
  const dialled = await line.phone.dial({
    from: "+15550108801",
    to: number,
    plan: [{ press: "1" }, { press: "1" }, { press: "4" }],
  });
  await dialled.untilEnded();
  const { call } = await endedCall(line.app.prisma, dialled.sid);
  const startsAt = new Date("2026-01-05T07:00:00Z");
  await line.app.prisma.calendar.create({
    data: {
      name: "visits",
      label: "Visits",
      timeZone: "Europe/Tallinn",
      slotMinutes: 30,
      hours: "office",
      capacity: 1,
      daysAhead: 7,
      appointments: {
        create: {
          key: `${call.callId}:9:0`,
          startsAt,
          endsAt: new Date("2026-01-05T07:30:00Z"),
          place: 1,
          callId: call.callId,
          name: "Maria Tamm",
          email: "maria@example.com",
        },
      },
    },
  });
  const { api } = await as("qa");
  const { written } = await eventually(async () => {
    const found = await api.calls.get({ callId: call.callId });
    return found.written.surveyAnswers.length > 0 && found;
  });
  expect(written).toMatchObject({
    consents: [{ channels: ["sms"], given: true, wording: "May we?", answer: "1" }],
    callbacks: [{ number: "+15550108801", queue: "support", status: "requested" }],
    surveyAnswers: [{ survey: "After call", question: "ease", score: 4, text: null }],
    appointments: [
      {
        calendar: "Visits",
        timeZone: "Europe/Tallinn",
        startsAt,
        name: "Maria Tamm",
        email: "maria@example.com",
        status: "booked",
      },
    ],
  });
});

describe("a call of a customer who proves who they are", () => {
  it("is shown with its timeline, version and what it left, and nowhere with the PIN", async () => {
    const customer = await testCustomer(line.app.prisma, { pin });
    const number = await line.assign(accountFlow());
    const dialled = await line.phone.dial({
      from: customer.phone,
      to: number,
      plan: [{ press: `${customer.idNumber}#` }, { press: `${pin}#`, secret: true }],
    });
    await dialled.untilEnded();
    const { call } = await endedCall(line.app.prisma, dialled.sid);
    const { api, id } = await as("qa");
    const detail = await eventually(async () => {
      const found = await api.calls.get({ callId: call.callId });
      return found.written.tickets.length > 0 && found.written.tasks.length > 0 && found;
    });
    expect(detail.call).toMatchObject({
      callerNumber: customer.phone,
      dialledNumber: number,
      state: "ended",
      customer: { id: customer.id, name: "Maria Tamm" },
      flow: { name: `Test flow ${number}`, version: 1 },
    });
    expect(detail.document?.entry).toBe("verify");
    expect(detail.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(["secretEntered", "pinVerified"]));
    expect(detail.written.interactions).toMatchObject([{ summary: "Maria was checked.", disposition: "checked" }]);
    expect(detail.written.tasks).toMatchObject([{ title: "Send the contract", department: "sales", status: "open" }]);
    expect(detail.written.tickets).toMatchObject([{ subject: "Wants a contract" }]);
    expect(detail).not.toHaveProperty("session.customer");
    expect(JSON.stringify(detail)).not.toContain(pin);

    // A page of a running call asks every other second: one look, one record.
    await api.calls.get({ callId: call.callId });
    expect(await looks(id, "call.viewed")).toBe(1);

    const followed = await api.calls.follow({ callSid: dialled.sid, afterSeq: 2 });
    expect(followed.document).toBeNull();
    expect(followed.timeline[0]?.seq).toBe(3);
    expect(await looks(id, "call.followed")).toBe(1);
  });
});

describe("the list of calls", () => {
  it("is newest first, in pages that neither repeat nor lose a call begun in the same moment", async () => {
    const { api, id } = await as("auditor");
    const customer = await testCustomer(line.app.prisma);
    const customerId = customer.id;
    const at = new Date("2030-01-01T00:00:00Z");
    for (const callId of ["page-a", "page-b", "page-c", "page-d"])
      await storedCall(callId, { startedAt: at, customerId });
    await storedCall("page-new", { startedAt: new Date("2030-01-01T00:00:01Z"), customerId });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.calls.list>> = await api.calls.list({ customerId, limit: 2, cursor });
      seen.push(...page.calls.map(({ callId }) => callId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(["page-new", "page-d", "page-c", "page-b", "page-a"]);
    expect(await looks(id, "calls.listed")).toBe(1);
  });

  it("is searched by a part of a number however it is written, and by the customer's name", async () => {
    const { api } = await as("agent");
    const customer = await testCustomer(line.app.prisma);
    await line.app.prisma.customer.update({ where: { id: customer.id }, data: { lastName: "Quixote" } });
    await storedCall("search-named", { customerId: customer.id });
    const found = async (search: string) =>
      (await api.calls.list({ search, limit: 200 })).calls.map(({ callId }) => callId);
    expect(await found("quixo")).toEqual(["search-named"]);
    expect(await found("maria quixote")).toEqual(["search-named"]);
    expect(await found("555 000-7777")).toContain("search-named");
    expect(await found("0008888")).toContain("search-named");
    expect(await found("nobody at all")).toEqual([]);
    expect(await found("%")).toEqual([]);
  });

  it("tells running calls from ended ones, and a flow's from others'", async () => {
    const { api } = await as("supervisor");
    await storedCall("state-live", { state: "waiting" });
    const live = await api.calls.list({ state: "live" });
    expect(live.calls.map(({ callId }) => callId)).toEqual(["state-live"]);
    const ended = await api.calls.list({ state: "ended", limit: 200 });
    expect(ended.calls.length).toBeGreaterThan(0);
    expect(ended.calls.every(({ state }) => state === "ended")).toBe(true);
    const flowId = ended.calls.find(({ flow }) => flow)?.flow?.id ?? "";
    const ofFlow = await api.calls.list({ flowId });
    expect(ofFlow.calls.map(({ flow }) => flow?.id)).toEqual([flowId]);
  });
});

describe("rights", () => {
  it("let everybody who works here read calls, and only those who may dial follow them or see callers", async () => {
    const { api } = await as("agent");
    await expect(api.calls.list({})).resolves.toBeDefined();
    await expect(api.calls.callers()).rejects.toMatchObject({ code: "FORBIDDEN" });
    const sid = `CA${"0".repeat(32)}`;
    await expect(api.calls.follow({ callSid: sid, afterSeq: 0 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { api: qa } = await as("qa");
    await expect(qa.calls.follow({ callSid: sid, afterSeq: 0 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await qa.calls.callers()).toContainEqual(expect.objectContaining({ name: "Maria Tamm" }));
    const nobody = createCaller({ app: line.app, user: null, headers: new Headers() });
    await expect(nobody.calls.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(nobody.calls.get({ callId: "x" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("say of a call that is not there that it is not there", async () => {
    const { api } = await as("agent");
    await expect(api.calls.get({ callId: "no-such-call" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
