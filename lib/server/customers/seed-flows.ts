import type { FlowDocument } from "@/lib/flow/document";
import { subflowNames } from "@/lib/flow/nested-node";
import { nodeTypes } from "@/lib/nodes/registry";
import type { CallwrightApp } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { createFlow } from "@/lib/server/flows/create-flow";
import { createNumber } from "@/lib/server/flows/numbers";
import { publishFlow } from "@/lib/server/flows/publish-flow";
import { listTemplates, readTemplate, type Template } from "@/lib/server/flows/templates";

const system: Actor = { kind: "system" };

/**
 * Publishes the gallery's flows and gives each a number of the virtual carrier, from +1 555 010 0001 on. A flow that
 * cannot be published stays a draft, and the log says so.
 *
 * @param folder of the gallery; the program's own when left out
 */
export async function seedFlows(app: CallwrightApp, folder?: string): Promise<void> {
  const place = ({ slug }: { slug: string }) => (slug === FIRST ? "" : slug);
  const templates = listTemplates(folder).sort((a, b) => place(a).localeCompare(place(b)));
  const published = new Map<string, string | null>();
  /** A flow can be published once those that run inside it are. */
  const publish = async ({ slug, name }: Template): Promise<string | null> => {
    const known = published.get(name);
    if (known !== undefined) return known;
    published.set(name, null);
    const document = readTemplate(slug, folder);
    const inside = subflowNames(document, nodeTypes);
    for (const other of templates) if (inside.includes(other.name)) await publish(other);
    const id = await publishTemplate(app, slug, document);
    published.set(name, id);
    return id;
  };
  for (const [index, template] of templates.entries()) {
    const flowId = await publish(template);
    const e164 = `+1555010${String(index + 1).padStart(4, "0")}`;
    if (!flowId || (await app.prisma.phoneNumber.findUnique({ where: { e164 } }))) continue;
    await createNumber(app, system, { e164, label: template.name.slice(0, 60), flowId });
  }
}

/** The flow that shows most stands behind the number that people dial first. */
const FIRST = "support-line";

/** The id of the flow, also when an earlier, interrupted start made it; null when it could not be published. */
async function publishTemplate(app: CallwrightApp, slug: string, document: FlowDocument): Promise<string | null> {
  const earlier = await app.prisma.flow.findFirst({ where: { name: document.name, createdBy: null } });
  const { id } = earlier ?? (await createFlow(app, system, document, "template"));
  const { revision } = await app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId: id } });
  const result = await publishFlow(app, system, { flowId: id, revision, note: "" });
  if (result.ok) return id;
  const codes = result.reason === "issues" ? result.issues.map(({ code, nodeId }) => `${nodeId ?? "-"}: ${code}`) : [];
  app.log.warn({ flow: slug, reason: result.reason, issues: codes }, "a flow of the gallery could not be published");
  return null;
}
