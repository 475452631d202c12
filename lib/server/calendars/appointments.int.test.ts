import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { createTestApp, type TestApp } from "@/lib/server/test-app";
import { calendarService } from "./appointments";
import { deleteCalendar, saveCalendar } from "./save-calendar";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  const day = [{ from: "09:00", to: "11:00" }];
  const definition = hoursDefinitionSchema.parse({
    timeZone: "Europe/Tallinn",
    weekly: { monday: day, tuesday: day, wednesday: day, thursday: [], friday: [], saturday: [], sunday: [] },
  });
  await test.app.prisma.hours.create({ data: { name: "mornings", label: "Mornings", definition } });
});
afterAll(() => test.close());

/** A Sunday; Monday nine o'clock in Tallinn is 07:00 UTC. */
const nowMs = Date.UTC(2026, 0, 4, 12);
const monday = (hours: number, minutes = 0) => Date.UTC(2026, 0, 5, hours, minutes);
const visits = {
  name: "visits",
  label: "Visits",
  timeZone: "Europe/Tallinn",
  slotMinutes: 45,
  hours: "mornings",
  capacity: 1,
  daysAhead: 2,
};
const system = { kind: "system" } as const;
const service = () => calendarService(test.app.prisma, () => nowMs);
const request = (n: number) => ({ callId: `call-${n}`, attemptKey: `call-${n}:2:0`, deadlineMs: nowMs + 10_000 });
const find = (calendar = "visits") =>
  service().findSlots?.({ type: "findSlots", calendar, fromMs: nowMs, days: 14, limit: 9 }, request(0));
const book = (n: number, startsAtMs: number) =>
  service().bookSlot?.(
    { type: "bookSlot", calendar: "visits", startsAtMs, customerId: null, name: `Caller ${n}`, email: null },
    request(n),
  );

let calendarId: string;
beforeEach(async () => {
  await test.app.prisma.appointment.deleteMany();
  await test.app.prisma.calendar.deleteMany();
  ({ id: calendarId } = await saveCalendar(test.app, system, null, visits));
});

it("offers whole slots within opening hours, as far ahead as the calendar goes, in its zone", async () => {
  expect(await find()).toEqual({
    type: "slotsFound",
    slots: [monday(7), monday(7, 45), monday(31), monday(31, 45)],
    timeZone: "Europe/Tallinn",
    slotMinutes: 45,
  });
});

it("of many who book one time at once, as many get it as there are places", async () => {
  await saveCalendar(test.app, system, calendarId, { ...visits, capacity: 3 });
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => book(n, monday(7))));
  expect(answers.filter((answer) => answer?.type === "slotBooked")).toHaveLength(3);
  expect(answers.filter((answer) => answer?.type === "slotTaken")).toHaveLength(9);
  const kept = await test.app.prisma.appointment.findMany({ orderBy: { place: "asc" } });
  expect(kept.map(({ place }) => place)).toEqual([1, 2, 3]);
  expect(await find()).toMatchObject({ slots: [monday(7, 45), monday(31), monday(31, 45)] });
});

it("the database itself refuses a second appointment in one place", async () => {
  await book(1, monday(7));
  const first = await test.app.prisma.appointment.findFirstOrThrow();
  const { id: _id, ...second } = { ...first, key: "another" };
  await expect(test.app.prisma.appointment.create({ data: second })).rejects.toMatchObject({ code: "P2002" });
});

it("a question that is asked again, even at once, books one appointment", async () => {
  const answers = await Promise.all([book(1, monday(7)), book(1, monday(7)), book(1, monday(7))]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ type: "slotBooked" });
  expect(await test.app.prisma.appointment.count()).toBe(1);
});

it("an appointment that was canceled leaves its place free", async () => {
  await book(1, monday(7));
  await test.app.prisma.appointment.updateMany({ data: { status: "canceled", place: null } });
  expect(await book(2, monday(7))).toMatchObject({ type: "slotBooked" });
});

it("what overlaps an appointment of another length is taken", async () => {
  await book(1, monday(7));
  await saveCalendar(test.app, system, calendarId, { ...visits, slotMinutes: 30 });
  expect(await find()).toMatchObject({ slots: expect.not.arrayContaining([monday(7), monday(7, 30)]) });
  expect(await book(2, monday(7, 30))).toEqual({ type: "slotTaken" });
});

it("no time is booked that the calendar does not have, or that has passed", async () => {
  expect(await book(1, monday(7, 10))).toEqual({ type: "slotTaken" });
  expect(await book(1, monday(7) - 7 * 86_400_000 * 2)).toEqual({ type: "slotTaken" });
});

it("a calendar without opening hours, or that is gone, is a failed service", async () => {
  await expect(saveCalendar(test.app, system, calendarId, { ...visits, hours: "evenings" })).rejects.toMatchObject({
    reason: "noSuchHours",
  });
  // Hours cannot go while a calendar names them; a row of another's hand may still be wrong.
  await test.app.prisma.calendar.update({ where: { id: calendarId }, data: { hours: "evenings" } });
  expect(await find()).toEqual({ type: "serviceFailed", reason: "unavailable" });
  expect(await book(1, monday(7))).toEqual({ type: "serviceFailed", reason: "unavailable" });
  expect(await find("garden")).toEqual({ type: "serviceFailed", reason: "unavailable" });
});

it("a calendar is deleted only while nobody has booked in it", async () => {
  await book(1, monday(7));
  await expect(deleteCalendar(test.app, system, calendarId)).rejects.toMatchObject({
    code: "conflict",
    reason: "hasAppointments",
  });
  await test.app.prisma.appointment.deleteMany();
  await deleteCalendar(test.app, system, calendarId);
  expect(await test.app.prisma.calendar.count()).toBe(0);
  expect(await test.app.prisma.auditRecord.findMany({ where: { action: "calendar.deleted" } })).toHaveLength(1);
});
