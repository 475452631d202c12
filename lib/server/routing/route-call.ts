import type { RingTarget, RouteCallEffect } from "@/lib/engine/effect";
import type { RingRound } from "@/lib/engine/event";
import { rank } from "@/lib/routing/rank";
import type { RoutingRequest } from "@/lib/routing/routing-request";
import type { PrismaClient } from "@/lib/server/db/prisma";
import type { Services } from "@/lib/server/runtime/ask-service";
import { candidateOf, candidateParts } from "./candidates";
import { ringRounds } from "./ring-rounds";

/** Knows who is behind the departments and ring groups of this installation. A name that is gone is nobody to ring. */
export function routingService(prisma: PrismaClient, now: () => number): Pick<Services, "routeCall"> {
  return {
    async routeCall(question, { callId }) {
      const request = await requestOf(prisma, question, callId);
      const perTarget: RingRound[][] = [];
      for (const target of question.targets) perTarget.push(await roundsOf(prisma, target, question, request, now()));
      return { type: "callRouted", rounds: ringRounds(perTarget, question.order) };
    },
  };
}

async function requestOf(
  prisma: PrismaClient,
  { language, skills, customer, intent, sentiment }: RouteCallEffect,
  callId: string,
): Promise<RoutingRequest> {
  const last =
    customer &&
    (await prisma.lastAgent.findUnique({
      where: { customerId: customer.id },
      select: { agent: { select: { name: true } } },
    }));
  return {
    seed: callId,
    language,
    skills,
    customer: customer && {
      priority: customer.priority,
      owner: customer.owner,
      lastAgent: last?.agent.name ?? null,
    },
    intent,
    sentiment,
  };
}

async function roundsOf(
  prisma: PrismaClient,
  target: RingTarget,
  { strategy }: RouteCallEffect,
  request: RoutingRequest,
  nowMs: number,
): Promise<RingRound[]> {
  if ("destination" in target) return groupRounds(prisma, target.destination);
  if (!("department" in target)) return [plain([target])];
  const { agents, hasNumbers } = await takeTurn(prisma, target.department, strategy, request, nowMs);
  if (agents.length === 0) return hasNumbers ? [plain([target])] : [];
  return agents.map((agent) => plain([{ agent }]));
}

const plain = (targets: RingTarget[]): RingRound => ({ targets, ringSeconds: null, screen: false });

async function groupRounds(prisma: PrismaClient, name: string): Promise<RingRound[]> {
  const group = await prisma.destination.findUnique({ where: { name } });
  if (group === null) return [];
  const members = [...group.numbers.map((number) => ({ number })), ...group.agents.map((agent) => ({ agent }))];
  const { ringSeconds, screen } = group;
  const rounds = group.mode === "inOrder" ? members.map((member) => [member]) : [members];
  return rounds.map((targets) => ({ targets, ringSeconds, screen }));
}

/** The department's agents in the order in which this call is offered to them; the first has had a turn by it. */
async function takeTurn(
  prisma: PrismaClient,
  name: string,
  strategy: RouteCallEffect["strategy"],
  request: RoutingRequest,
  nowMs: number,
): Promise<{ agents: string[]; hasNumbers: boolean }> {
  return prisma.$transaction(async (tx) => {
    // Calls that come in together take their turns one after the other.
    const [department] = await tx.$queryRaw<{ id: string; offers: number; numbers: string[] }[]>`
      SELECT id, offers, numbers FROM department WHERE name = ${name} FOR UPDATE`;
    if (department === undefined) return { agents: [], hasNumbers: false };
    const departmentId = department.id;
    const members = await tx.agentDepartment.findMany({ where: { departmentId }, include: candidateParts });
    const ranking = rank(
      strategy,
      request,
      members.map((member) => candidateOf(member, nowMs)),
    );
    const first = members.find(({ agent }) => agent.name === ranking[0]?.name);
    if (first !== undefined) {
      const turn = department.offers + 1;
      await tx.department.update({ where: { id: departmentId }, data: { offers: turn } });
      await tx.agentDepartment.update({
        where: { departmentId_agentId: { departmentId, agentId: first.agentId } },
        data: { offers: { increment: 1 }, lastOffer: turn },
      });
    }
    return { agents: ranking.map((candidate) => candidate.name), hasNumbers: department.numbers.length > 0 };
  });
}
