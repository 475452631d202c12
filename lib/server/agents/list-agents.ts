import type { PrismaClient } from "@/lib/server/db/prisma";

/** Every agent by name, with skills and departments. */
export const listAgents = (prisma: PrismaClient) =>
  prisma.agent.findMany({
    orderBy: { name: "asc" },
    omit: { talkSeconds: true, lastCallEndedAt: true, lastLegSid: true },
    include: {
      skills: { select: { skillId: true, proficiency: true }, orderBy: { skill: { name: "asc" } } },
      departments: { select: { department: { select: { name: true, label: true } } } },
      user: { select: { name: true } },
    },
  });

/** Every department by name, with its agents in their order. */
export const listDepartments = (prisma: PrismaClient) =>
  prisma.department.findMany({
    orderBy: { name: "asc" },
    omit: { offers: true },
    include: { agents: { select: { agentId: true, share: true }, orderBy: { position: "asc" } } },
  });
