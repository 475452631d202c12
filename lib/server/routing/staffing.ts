import type { PrismaClient } from "@/lib/server/db/prisma";
import type { ReadStaffing } from "@/lib/server/runtime/read-facts";
import { candidateOf, candidateParts } from "./candidates";

/** Agents of departments who can be rung and are within their own working hours. Whether they are busy is not known. */
export const staffingOf =
  (prisma: PrismaClient, now: () => number): ReadStaffing =>
  async (names) => {
    const departments = await prisma.department.findMany({
      where: { name: { in: [...names] } },
      select: { name: true, agents: { include: candidateParts } },
    });
    const atWork = departments.map(({ name, agents }) => {
      const candidates = agents.map((member) => candidateOf(member, now()));
      return [
        name,
        { agentsAtWork: candidates.filter(({ available, hours }) => available && hours !== "closed").length },
      ];
    });
    return Object.fromEntries(atWork);
  };
