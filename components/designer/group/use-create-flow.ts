"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useErrorText } from "@/components/shell/use-error-text";
import { isApiError, useApi, useApiClient } from "@/lib/api-client";
import type { FlowDocument } from "@/lib/flow/document";

export type CreateReply =
  /** `name`: what it is called in the end; `problems`: how many stand in the way of publishing it; null when it is published, or was not to be. */
  | { ok: true; id: string; name: string; isPublished: boolean; problems: number | null }
  | { ok: false; reason: "nameTaken" }
  | { ok: false; reason: "refused"; message: string };

/**
 * Keeps a document as a new flow, and publishes it if wanted.
 *
 * @returns a function that rejects only when the server cannot be reached before anything was made
 */
export function useCreateFlow(): (document: FlowDocument, publish: boolean) => Promise<CreateReply> {
  const api = useApi();
  const client = useApiClient();
  const queryClient = useQueryClient();
  const errorText = useErrorText();

  return async (document, publish) => {
    const flows = await client.flows.list.query();
    // A subflow is found by its name, so there may be only one.
    if (flows.some(({ name }) => name === document.name)) return { ok: false, reason: "nameTaken" };
    let id: string;
    // Somebody may have taken the name a moment ago; then it is kept under another.
    let name: string;
    try {
      const fileName = `${document.name}.json`.slice(-255);
      const reply = await client.flows.import.mutate({ fileName, text: JSON.stringify(document) });
      if (!reply.ok) return { ok: false, reason: "refused", message: reply.issues[0]?.message ?? "" };
      id = reply.id;
      name = reply.renamedTo ?? document.name;
    } catch (error) {
      if (isApiError(error) && (error.data?.httpStatus ?? 500) < 500)
        return { ok: false, reason: "refused", message: errorText(error) };
      throw error;
    }
    const published = publish ? await publishIt(id) : { isPublished: false, problems: null };
    const areas = [api.flows.list, api.flows.subflows];
    await Promise.all(areas.map((area) => queryClient.invalidateQueries(area.pathFilter())));
    return { ok: true, id, name, ...published };
  };

  /** What goes wrong here is told as "not published": the flow is there already. */
  async function publishIt(flowId: string): Promise<{ isPublished: boolean; problems: number | null }> {
    try {
      const { revision } = await client.flows.get.query({ flowId });
      const reply = await client.flows.publish.mutate({ flowId, revision, note: "" });
      if (reply.ok) return { isPublished: true, problems: null };
      const errors = reply.reason === "issues" ? reply.issues.filter(({ severity }) => severity === "error") : [];
      return { isPublished: false, problems: errors.length || null };
    } catch {
      return { isPublished: false, problems: null };
    }
  }
}
