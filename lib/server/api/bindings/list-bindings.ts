import type { HoursDefinition } from "@/lib/hours/definition";
import { listAgents, listDepartments } from "@/lib/server/agents/list-agents";
import { procedure } from "@/lib/server/api/trpc";

/** Queues, destinations, agents, departments, skills, audio prompts, opening hours and calendars with their labels, and what secrets are called; each by name. */
export const listBindings = procedure("bindings.read").query(async ({ ctx: { app } }) => {
  const orderBy = { name: "asc" } as const;
  const [queues, destinations, agents, departments, skills, audio, hours, calendars, secrets] = [
    await app.prisma.queue.findMany({ orderBy }),
    await app.prisma.destination.findMany({ orderBy }),
    await listAgents(app.prisma),
    await listDepartments(app.prisma),
    await app.prisma.skill.findMany({ orderBy }),
    await app.prisma.audioPrompt.findMany({
      orderBy,
      select: {
        name: true,
        label: true,
        language: true,
        take: true,
        takes: { select: { id: true, number: true, durationMs: true } },
      },
    }),
    await app.prisma.hours.findMany({ orderBy }),
    await app.prisma.calendar.findMany({ orderBy }),
    await app.prisma.secret.findMany({ orderBy, select: { name: true } }),
  ];
  return {
    queues,
    destinations,
    agents,
    departments,
    skills,
    // What can be chosen and heard; the library has the rest (`audio.list`).
    audio: audio.map(({ takes, take, ...prompt }) => {
      const inForce = takes.find(({ number }) => number === take);
      return { ...prompt, takeId: inForce?.id ?? null, durationMs: inForce?.durationMs ?? null };
    }),
    hours: hours.map(({ definition, ...rest }) => ({ ...rest, definition: definition as HoursDefinition })),
    calendars,
    secrets: secrets.map(({ name }) => ({ name, label: name })),
  };
});
