import { createHash, randomUUID } from "node:crypto";
import type { FlowDocument } from "@/lib/flow/document";
import type { PrismaClient } from "@/lib/server/db/prisma";

/** Publishes a document as the next version of a flow and points a number at it, as the API does, without a person. */
export async function assignFlow(
  prisma: PrismaClient,
  document: FlowDocument,
  { number, carrier = "twilio", flowId = randomUUID() }: { number: string; carrier?: string; flowId?: string },
) {
  await prisma.flow.upsert({ where: { id: flowId }, create: { id: flowId, name: document.name }, update: {} });
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
