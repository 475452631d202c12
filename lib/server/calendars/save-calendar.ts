import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { deleteBinding, saveBinding } from "@/lib/server/flows/bindings";
import { holdHours } from "@/lib/server/flows/named-by";

export interface CalendarInput {
  name: string;
  label: string;
  /** IANA. */
  timeZone: string;
  slotMinutes: number;
  /** Opening hours, by name. */
  hours: string;
  capacity: number;
  daysAhead: number;
}

/** Makes a calendar, or changes the one with this id; its name stays. Appointments that are made stay too. @throws AppError conflict `nameTaken`; notFound, `noSuchHours` */
export async function saveCalendar(
  app: App,
  actor: Actor,
  id: string | null,
  input: CalendarInput,
): Promise<{ id: string }> {
  return saveBinding(app, actor, "calendar", id, async (tx) => {
    await holdHours(tx, input.hours);
    const { name, ...changes } = input;
    return id === null
      ? tx.calendar.create({ data: { name, ...changes }, select: { id: true } })
      : tx.calendar.update({ where: { id }, data: changes, select: { id: true } });
  });
}

/** @throws AppError notFound; conflict `inUse` or `inSchedule` while a live flow or one to be published names it, `hasAppointments` once somebody has booked */
export async function deleteCalendar(app: App, actor: Actor, id: string): Promise<void> {
  if ((await app.prisma.appointment.count({ where: { calendarId: id } })) > 0)
    throw new AppError("conflict", "Callers have booked in it.", { reason: "hasAppointments" });
  await deleteBinding(app, actor, "calendar", id);
}
