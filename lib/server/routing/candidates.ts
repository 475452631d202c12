import { DateTime } from "luxon";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { hoursAt } from "@/lib/hours/hours-at";
import { nextChangeAt } from "@/lib/hours/next-change";
import type { Candidate, WorkingHours } from "@/lib/routing/candidate";
import type { Prisma } from "@/lib/server/db/generated/client";

/** What has to be read of a department's agent. */
export const candidateParts = {
  agent: { include: { hours: { select: { definition: true } }, skills: { include: { skill: true } } } },
} as const satisfies Prisma.AgentDepartmentInclude;

type Member = Prisma.AgentDepartmentGetPayload<{ include: typeof candidateParts }>;

/** An agent of a department as routing sees them. Whoever has a number can be rung: their line says itself when it is busy. */
export function candidateOf({ agent, position, share, offers, lastOffer }: Member, nowMs: number): Candidate {
  return {
    name: agent.name,
    available: agent.number !== null,
    hours: agent.hours === null ? "always" : workingHours(agent.hours.definition, agent.timeZone, nowMs),
    position,
    priority: agent.priority,
    skills: Object.fromEntries(agent.skills.map(({ skill, proficiency }) => [skill.name, proficiency])),
    languages: agent.languages,
    share,
    offers,
    lastOffer,
    talkSeconds: isToday(agent.lastCallEndedAt, agent.timeZone, nowMs) ? agent.talkSeconds : 0,
    idleSinceMs: agent.lastCallEndedAt?.getTime() ?? null,
  };
}

/** Whether a moment is on this day, by the clock of a time zone; null is not. */
export const isToday = (at: Date | null, timeZone: string, nowMs: number): boolean =>
  at !== null && localDay(at.getTime(), timeZone) === localDay(nowMs, timeZone);

const localDay = (atMs: number, zone: string) => DateTime.fromMillis(atMs, { zone }).toISODate();

/** How many changes of a day (a period, an occasion) are looked through for the end of work. */
const changesAtMost = 50;

/** Opening hours by the clock on the agent's own wall. What cannot be read keeps nobody from work. */
function workingHours(stored: unknown, timeZone: string, nowMs: number): WorkingHours {
  const parsed = hoursDefinitionSchema.safeParse(stored);
  if (!parsed.success) return "always";
  const definition = { ...parsed.data, timeZone };
  if (hoursAt(definition, nowMs).state !== "open") return "closed";
  let untilMs: number | null = nowMs;
  for (let changes = 0; changes < changesAtMost; changes += 1) {
    untilMs = nextChangeAt(definition, untilMs);
    if (untilMs === null) return "always";
    if (hoursAt(definition, untilMs).state !== "open") break;
  }
  return { untilMs };
}
