import { createHash, randomUUID } from "node:crypto";
import type { FlowDocument } from "@/lib/flow/document";
import type { PrismaClient } from "@/lib/server/db/prisma";

/** Publishes a document as the next version of a flow and points a number at it, as the API does, without a person. */
export async function assignFlow(
  prisma: PrismaClient,
  document: FlowDocument,
  { number, carrier = "twilio", flowId = randomUUID() }: { number: string; carrier?: string; flowId?: string },
) {
  const name = `${document.name} ${number}`;
  // A name means one flow: the one that the number led to before is put away.
  await prisma.flow.updateMany({ where: { name, id: { not: flowId } }, data: { archivedAt: new Date() } });
  await prisma.flow.upsert({ where: { id: flowId }, create: { id: flowId, name }, update: {} });
  const version = await prisma.flowVersion.create({
    data: {
      flowId,
      number: (await prisma.flowVersion.count({ where: { flowId } })) + 1,
      document: document as object,
      checksum: createHash("sha256").update(JSON.stringify(document)).digest("hex"),
    },
  });
  const assigned = { flowId, flowVersionId: version.id, carrier };
  await prisma.phoneNumber.upsert({ where: { e164: number }, create: { e164: number, ...assigned }, update: assigned });
  return { flowId, versionId: version.id };
}
