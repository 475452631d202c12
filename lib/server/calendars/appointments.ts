import type { AskingEffect } from "@/lib/engine/effect";
import { type HoursDefinition, hoursDefinitionSchema } from "@/lib/hours/definition";
import { slotsWithin } from "@/lib/hours/slots";
import { cleanText } from "@/lib/server/crm/clean-text";
import type { Calendar, Prisma } from "@/lib/server/db/generated/client";
import type { PrismaClient } from "@/lib/server/db/prisma";
import { isPrismaError } from "@/lib/server/flows/bindings";
import type { ServiceAnswer, Services } from "@/lib/server/runtime/ask-service";

const dayMs = 86_400_000;

/** Knows the calendars of this installation. A calendar that is gone, or whose opening hours are, is a failed service. */
export function calendarService(prisma: PrismaClient, now: () => number): Pick<Services, "findSlots" | "bookSlot"> {
  return {
    async findSlots(question) {
      const found = await readCalendar(prisma, question.calendar);
      if (!found) return { type: "serviceFailed", reason: "unavailable" };
      const { timeZone, slotMinutes } = found.calendar;
      const slots = await freeSlots(prisma, found, question, now());
      return { type: "slotsFound", slots, timeZone, slotMinutes };
    },
    async bookSlot(question, { callId, attemptKey }) {
      try {
        return await prisma.$transaction((tx) => book(tx, question, { callId, key: attemptKey, nowMs: now() }));
      } catch (error) {
        // Somebody else's statement took the place, or the same question came twice at once.
        if (isPrismaError(error, "P2002")) return (await booked(prisma, attemptKey)) ?? { type: "slotTaken" };
        throw error;
      }
    },
  };
}

interface KnownCalendar {
  calendar: Calendar;
  hours: HoursDefinition;
}

async function readCalendar(
  prisma: Pick<Prisma.TransactionClient, "calendar" | "hours">,
  name: string,
): Promise<KnownCalendar | null> {
  const calendar = await prisma.calendar.findUnique({ where: { name } });
  const row = calendar && (await prisma.hours.findUnique({ where: { name: calendar.hours } }));
  const hours = hoursDefinitionSchema.safeParse(row?.definition);
  return calendar && hours.success ? { calendar, hours: hours.data } : null;
}

type Search = Pick<Extract<AskingEffect, { type: "findSlots" }>, "fromMs" | "days" | "limit">;

async function freeSlots(
  prisma: PrismaClient,
  { calendar, hours }: KnownCalendar,
  { fromMs, days, limit }: Search,
  nowMs: number,
): Promise<number[]> {
  const untilMs = Math.min(fromMs + days * dayMs, nowMs + calendar.daysAhead * dayMs);
  const taken = await prisma.appointment.findMany({
    where: {
      calendarId: calendar.id,
      status: "booked",
      endsAt: { gt: new Date(fromMs) },
      startsAt: { lt: new Date(untilMs + calendar.slotMinutes * 60_000) },
    },
    select: { startsAt: true, endsAt: true },
  });
  const free: number[] = [];
  const range = { fromMs: Math.max(fromMs, nowMs), untilMs, minutes: calendar.slotMinutes };
  for (const startsAtMs of slotsWithin(hours, range)) {
    if (free.length >= limit) break;
    const endsAtMs = startsAtMs + calendar.slotMinutes * 60_000;
    const others = taken.filter(
      ({ startsAt, endsAt }) => startsAt.getTime() < endsAtMs && endsAt.getTime() > startsAtMs,
    );
    if (others.length < calendar.capacity) free.push(startsAtMs);
  }
  return free;
}

type Booking = Extract<AskingEffect, { type: "bookSlot" }>;

/** One after the other for each calendar, whose row is locked; a unique place at each time holds also without that. */
async function book(
  tx: Prisma.TransactionClient,
  { calendar: calendarName, startsAtMs, customerId, name, email }: Booking,
  { callId, key, nowMs }: { callId: string; key: string; nowMs: number },
): Promise<ServiceAnswer> {
  await tx.$queryRaw`SELECT id FROM calendar WHERE name = ${calendarName} FOR UPDATE`;
  const before = await booked(tx, key);
  if (before) return before;
  const found = await readCalendar(tx, calendarName);
  if (!found) return { type: "serviceFailed", reason: "unavailable" };
  const { id: calendarId, slotMinutes, capacity } = found.calendar;
  const [startsAt, endsAt] = [new Date(startsAtMs), new Date(startsAtMs + slotMinutes * 60_000)];
  const [slot] = slotsWithin(found.hours, { fromMs: startsAtMs, untilMs: startsAtMs + 1, minutes: slotMinutes });
  if (slot !== startsAtMs || startsAtMs < nowMs) return { type: "slotTaken" };
  const others = await tx.appointment.findMany({
    where: { calendarId, status: "booked", startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    select: { place: true },
  });
  if (others.length >= capacity) return { type: "slotTaken" };
  const place = Array.from({ length: capacity }, (_, index) => index + 1).find(
    (each) => !others.some((other) => other.place === each),
  );
  const { id } = await tx.appointment.create({
    data: { key, calendarId, startsAt, endsAt, place, callId, customerId, name: cleanText(name), email },
    select: { id: true },
  });
  return { type: "slotBooked", appointmentId: id };
}

async function booked(
  prisma: Pick<Prisma.TransactionClient, "appointment">,
  key: string,
): Promise<ServiceAnswer | null> {
  const appointment = await prisma.appointment.findUnique({ where: { key }, select: { id: true } });
  return appointment && { type: "slotBooked", appointmentId: appointment.id };
}
