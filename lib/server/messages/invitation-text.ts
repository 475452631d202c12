import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod } from "ical-generator";
import type { MessageOrder } from "./send-message";

/**
 * An invitation as calendars read it (RFC 5545, and RFC 5546 for REQUEST), in UTC. Its UID is the appointment's id, so
 * that a later message about the same appointment replaces it.
 *
 * @param from `Harbour Clinic <desk@example.com>`: the organiser
 */
export function invitationText(
  from: string,
  to: string,
  subject: string | null,
  { appointmentId, startsAtMs, minutes }: NonNullable<MessageOrder["invitation"]>,
): string {
  const [, name, email] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? [null, "", from.trim()];
  const organizer = { name: name || (email as string), email: email as string };
  const calendar = ical({ method: ICalCalendarMethod.REQUEST, prodId: "//Callwright//Appointments//EN" });
  calendar.createEvent({
    id: appointmentId,
    start: new Date(startsAtMs),
    end: new Date(startsAtMs + minutes * 60_000),
    summary: subject ?? "",
    organizer,
    attendees: [{ email: to, rsvp: true, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION }],
  });
  return calendar.toString();
}
