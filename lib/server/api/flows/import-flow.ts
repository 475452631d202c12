import { z } from "zod";
import type { Issue } from "@/lib/flow/issue";
import { parseFlow } from "@/lib/nodes/check-flow";
import { procedure } from "@/lib/server/api/trpc";
import { createFlow } from "@/lib/server/flows/create-flow";

export type ImportResult =
  | { ok: true; id: string; renamedTo: string | null }
  | { ok: false; fileName: string; issues: Issue[] };

/** Keeps a flow file as a new flow (under another name where its own is taken), or says why not, with file, node and code; nothing is half kept. */
export const importFlow = procedure("flows.edit")
  .input(z.strictObject({ fileName: z.string().min(1).max(255), text: z.string() }))
  .mutation(async ({ ctx, input: { fileName, text } }): Promise<ImportResult> => {
    const parsed = parseFlow(text);
    if (!parsed.ok) return { ok: false, fileName, issues: parsed.error };
    const { id, name } = await createFlow(ctx.app, ctx.actor, parsed.value, "import");
    return { ok: true, id, renamedTo: name === parsed.value.name ? null : name };
  });
