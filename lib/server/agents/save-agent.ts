import { AppError } from "@/lib/server/api/app-error";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import type { Prisma } from "@/lib/server/db/generated/client";
import { saveBinding } from "@/lib/server/flows/bindings";

// Names are what flows use, so they stay once they are given. Every function throws AppError conflict `nameTaken` or notFound.

export interface AgentInput {
  name: string;
  label: string;
  /** The account of somebody who also signs in here; an account is one agent's at most. */
  userId: string | null;
  /** E.164; null: cannot be rung by telephone. */
  number: string | null;
  /** IANA. */
  timeZone: string;
  /** Opening hours, kept by the clock of that time zone; null: at any time. */
  hoursId: string | null;
  /** BCP 47. */
  languages: string[];
  /** 1 (highest) to 5 (lowest). */
  priority: number;
  /** Proficiency 1 to 5. */
  skills: { skillId: string; proficiency: number }[];
}

/** @throws AppError conflict `accountTaken` when another agent has the account */
export async function saveAgent(app: App, actor: Actor, id: string | null, input: AgentInput): Promise<{ id: string }> {
  return saveBinding(app, actor, "agent", id, async (tx) => {
    const { name, skills, ...changes } = input;
    await refuseTakenAccount(tx, id, input.userId);
    const saved =
      id === null
        ? await tx.agent.create({ data: { name, ...changes }, select: { id: true } })
        : await tx.agent.update({ where: { id }, data: changes, select: { id: true } });
    await tx.agentSkill.deleteMany({ where: { agentId: saved.id } });
    await tx.agentSkill.createMany({ data: skills.map((skill) => ({ agentId: saved.id, ...skill })) });
    return saved;
  });
}

async function refuseTakenAccount(tx: Prisma.TransactionClient, id: string | null, userId: string | null) {
  if (userId === null) return;
  const other = await tx.agent.findUnique({ where: { userId }, select: { id: true, name: true } });
  if (other === null || other.id === id) return;
  throw new AppError("conflict", "This account is another agent's.", {
    reason: "accountTaken",
    values: { name: other.name },
  });
}

export interface DepartmentInput {
  name: string;
  label: string;
  /** E.164, rung together when no agent can be. */
  numbers: string[];
  /** In the department's order; `share` is a whole number next to the others'. */
  agents: { agentId: string; share: number }[];
}

/** Shares are kept from the moment when they or the team were changed: then everybody's calls are counted anew. */
export async function saveDepartment(
  app: App,
  actor: Actor,
  id: string | null,
  input: DepartmentInput,
): Promise<{ id: string }> {
  return saveBinding(app, actor, "department", id, async (tx) => {
    const { name, agents, ...changes } = input;
    const saved =
      id === null
        ? await tx.department.create({ data: { name, ...changes }, select: { id: true } })
        : await tx.department.update({ where: { id }, data: changes, select: { id: true } });
    const departmentId = saved.id;
    const before = await tx.agentDepartment.findMany({ where: { departmentId } });
    const counted = sameShares(before, agents) ? new Map(before.map((row) => [row.agentId, row.offers])) : new Map();
    const turns = new Map(before.map((row) => [row.agentId, row.lastOffer]));
    await tx.agentDepartment.deleteMany({ where: { departmentId } });
    await tx.agentDepartment.createMany({
      data: agents.map(({ agentId, share }, index) => ({
        departmentId,
        agentId,
        share,
        position: index + 1,
        offers: counted.get(agentId) ?? 0,
        lastOffer: turns.get(agentId) ?? 0,
      })),
    });
    return saved;
  });
}

function sameShares(before: readonly Share[], after: readonly Share[]): boolean {
  return (
    before.length === after.length &&
    after.every(({ agentId, share }) => before.some((row) => row.agentId === agentId && row.share === share))
  );
}

type Share = { agentId: string; share: number };

export interface SkillInput {
  name: string;
  label: string;
}

export async function saveSkill(app: App, actor: Actor, id: string | null, input: SkillInput): Promise<{ id: string }> {
  return saveBinding(app, actor, "skill", id, (tx) => {
    const { name, ...changes } = input;
    return id === null
      ? tx.skill.create({ data: input, select: { id: true } })
      : tx.skill.update({ where: { id }, data: changes, select: { id: true } });
  });
}
