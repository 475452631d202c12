import { type CallEvent, callEventSchema } from "@/lib/engine/event";
import type { World } from "@/lib/simulator/world";
import type { ServiceAnswer, Services } from "../ask-service";

/**
 * Calendars that answer as the world says, one answer after the other, the last for ever: golden calls name the times that
 * callers hear. That real calendars offer and book is shown by `lib/server/calendars/appointments.int.test.ts`.
 */
export function calendarServicesOf({ services }: World): Pick<Services, "findSlots" | "bookSlot"> {
  const answering = (question: "findSlots" | "bookSlot", otherwise: ServiceAnswer) => {
    const said = services[question];
    const answers = Array.isArray(said) ? [...said] : said === undefined ? [] : [said];
    return async (): Promise<ServiceAnswer> => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === undefined) return otherwise;
      if (typeof answer === "string")
        return { type: "serviceFailed", reason: answer as "timeout" | "unavailable" | "badAnswer" };
      const { at: _at, ...event }: CallEvent = callEventSchema.parse({ ...answer, at: 0 });
      return event as ServiceAnswer;
    };
  };
  return {
    findSlots: answering("findSlots", { type: "slotsFound", slots: [], timeZone: "UTC", slotMinutes: 30 }),
    bookSlot: answering("bookSlot", { type: "slotBooked", appointmentId: "golden" }),
  };
}
