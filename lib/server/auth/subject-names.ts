import type { PrismaClient } from "@/lib/server/db/prisma";

type Subject = { subjectType: string; subjectId: string | null };

/** What the subjects of audit records are called now, by `type:id`; those that are gone or have no name are left out. */
export async function subjectNames(prisma: PrismaClient, subjects: Subject[]): Promise<Map<string, string>> {
  const idsOf = (type: string) => {
    const ids = subjects.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
    return { where: { id: { in: [...new Set(ids)].filter((id) => id !== null) } } };
  };
  const found = {
    flow: (await prisma.flow.findMany({ ...idsOf("flow"), select: { id: true, name: true } })).map(nameOf),
    user: (await prisma.user.findMany({ ...idsOf("user"), select: { id: true, name: true } })).map(nameOf),
    invitation: (await prisma.invitation.findMany({ ...idsOf("invitation"), select: { id: true, name: true } })).map(
      nameOf,
    ),
    apiKey: (await prisma.apiKey.findMany({ ...idsOf("apiKey"), select: { id: true, name: true } })).map(nameOf),
    queue: (await prisma.queue.findMany({ ...idsOf("queue"), select: { id: true, name: true } })).map(nameOf),
    destination: (await prisma.destination.findMany({ ...idsOf("destination"), select: { id: true, name: true } })).map(
      nameOf,
    ),
    agent: (await prisma.agent.findMany({ ...idsOf("agent"), select: { id: true, name: true } })).map(nameOf),
    department: (await prisma.department.findMany({ ...idsOf("department"), select: { id: true, name: true } })).map(
      nameOf,
    ),
    skill: (await prisma.skill.findMany({ ...idsOf("skill"), select: { id: true, name: true } })).map(nameOf),
    audio: (await prisma.audioPrompt.findMany({ ...idsOf("audio"), select: { id: true, name: true } })).map(nameOf),
    secret: (await prisma.secret.findMany({ ...idsOf("secret"), select: { id: true, name: true } })).map(nameOf),
    hours: (await prisma.hours.findMany({ ...idsOf("hours"), select: { id: true, name: true } })).map(nameOf),
    calendar: (await prisma.calendar.findMany({ ...idsOf("calendar"), select: { id: true, name: true } })).map(nameOf),
    number: (await prisma.phoneNumber.findMany({ ...idsOf("number"), select: { id: true, e164: true } })).map(
      ({ id, e164 }): [string, string] => [id, e164],
    ),
  };
  return new Map(
    Object.entries(found).flatMap(([type, names]) => names.map(([id, name]) => [`${type}:${id}`, name] as const)),
  );
}

const nameOf = ({ id, name }: { id: string; name: string }): [string, string] => [id, name];
