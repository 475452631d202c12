import { z } from "zod";
import { findNodeType } from "@/lib/flow/catalogue";
import type { Issue } from "@/lib/flow/issue";
import { parseDraft } from "@/lib/flow/parse-draft";
import { nodeTypes } from "@/lib/nodes/registry";
import { procedure } from "@/lib/server/api/trpc";
import { createFlow } from "@/lib/server/flows/create-flow";

export type ImportResult =
  /** `unknownTypes`: those of its node types that are not known here, each once. */
  | { ok: true; id: string; name: string; renamedTo: string | null; unknownTypes: string[] }
  | { ok: false; fileName: string; issues: Issue[] };

/** Keeps a flow file as a new flow (under another name where its own is taken), or says why not, with file, node and code; nothing is half kept. */
export const importFlow = procedure("flows.edit")
  .input(z.strictObject({ fileName: z.string().min(1).max(255), text: z.string() }))
  .mutation(async ({ ctx, input: { fileName, text } }): Promise<ImportResult> => {
    const parsed = parseDraft(text);
    if (!parsed.ok) return { ok: false, fileName, issues: parsed.error };
    const { id, name } = await createFlow(ctx.app, ctx.actor, parsed.value, "import");
    const types = new Set(Object.values(parsed.value.nodes).map(({ type }) => type));
    const unknownTypes = [...types].filter((type) => findNodeType(nodeTypes, type) === null);
    return { ok: true, id, name, renamedTo: name === parsed.value.name ? null : name, unknownTypes };
  });
