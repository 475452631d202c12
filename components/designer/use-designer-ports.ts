"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useMe } from "@/components/auth/me-context";
import { freeName, queueFor } from "@/components/designer/new-resource-name";
import type { DesignerPorts, NumberSummary } from "@/components/designer/ports";
import { useForgetVersions } from "@/components/designer/versions/use-schedules";
import { useErrorText } from "@/components/shell/use-error-text";
import { isApiError, useApi, useApiClient } from "@/lib/api-client";
import { saveTimeoutMs } from "@/lib/editor/save-timeout";

/** The designer's ports over the API of this installation. */
export function useDesignerPorts(flowId: string): DesignerPorts {
  const owner = useRef<string | null>(useMe().id);
  const api = useApi();
  const client = useApiClient();
  const queryClient = useQueryClient();
  const forgetVersions = useForgetVersions();
  const t = useTranslations("designer.publish");
  const errorText = useErrorText();
  // Its words follow the reader's language; the ports themselves must stay the same object.
  const wordsFor = useRef(errorText);
  wordsFor.current = errorText;
  const words = useRef(t);
  words.current = t;

  return useMemo(() => {
    const forget = (area: "numbers" | "bindings") => queryClient.invalidateQueries(api[area].pathFilter());

    const ports: DesignerPorts = {
      draft: {
        async save(attempt) {
          const personId = owner.current ?? undefined;
          try {
            const signal = AbortSignal.timeout(saveTimeoutMs(JSON.stringify(attempt.patches).length));
            const reply = await client.flows.saveDraft.mutate({ flowId, personId, ...attempt }, { signal });
            const { revision, document, editedBy } = reply;
            return reply.ok
              ? { status: "saved", revision, document, editedBy }
              : { status: "stale", revision, document: reply.document, editedBy: reply.editedBy };
          } catch (error) {
            const { httpStatus = 500, reason, values } = (isApiError(error) && error.data) || {};
            if (httpStatus === 401) return { status: "signedOut", as: null };
            if (reason === "otherPerson") return { status: "signedOut", as: String(values?.name ?? "") };
            if (!isFinal(error)) throw error;
            const isForGood = httpStatus === 403 || httpStatus === 404 || reason === "flowArchived";
            return { status: "refused", message: wordsFor.current(error), isFinal: isForGood };
          }
        },
        async latest() {
          const { document, revision, updatedBy } = await client.flows.get.query({ flowId });
          return { document, revision, editedBy: updatedBy };
        },
      },
      saveAsAnyone() {
        owner.current = null;
      },
      follow(tabId, since, { onConnected, onNews, onLost }) {
        const subscription = client.flows.follow.subscribe(
          { flowId, tabId, since },
          {
            onStarted: onConnected,
            onData: ({ data }) => onNews(data),
            onError: onLost,
            onComplete: onLost,
            // It tries again by itself then, but may do so for long.
            onConnectionStateChange: ({ state, error }) => state === "connecting" && error && onLost(),
          },
        );
        return () => subscription.unsubscribe();
      },
      tellWhere: (tabId, nodeId) =>
        client.flows.tellWhere.mutate({ flowId, tabId, nodeId }).then(
          () => true,
          (error) => {
            if (isApiError(error) && error.data?.httpStatus === 404) return false;
            throw error;
          },
        ),
      async publish(change) {
        try {
          const reply = await client.flows.publish.mutate({ flowId, ...change });
          if (!reply.ok) {
            return reply.reason === "issues"
              ? { ok: false, issues: reply.issues }
              : { ok: false, message: words.current("changedMeanwhile") };
          }
          forgetVersions();
          return { ok: true, version: reply.number, numbers: reply.numbers };
        } catch (error) {
          if (isFinal(error)) return { ok: false, message: wordsFor.current(error) };
          throw error;
        }
      },
      async schedule(change) {
        try {
          const reply = await client.flows.schedule.mutate({ flowId, ...change });
          if (reply.ok) return { ok: true, at: reply.at };
          return reply.reason === "issues"
            ? { ok: false, issues: reply.issues }
            : { ok: false, message: words.current("changedMeanwhile") };
        } catch (error) {
          if (isFinal(error)) return { ok: false, message: wordsFor.current(error) };
          throw error;
        }
      },
      subflows: (names) => client.flows.subflows.query({ names: [...names] }),
      trySentence: (request) => client.flows.trySentence.mutate(request),
      async numbers() {
        const numbers = await client.numbers.list.query();
        return numbers.map(({ id, e164, label, carrier, flow }): NumberSummary => {
          return { id, e164, label, carrier, flowId: flow?.id ?? null, flowName: flow?.name ?? null };
        });
      },
      async createVirtualNumber() {
        const e164 = await client.numbers.suggest.query();
        const { id } = await client.numbers.create.mutate({ e164 });
        await forget("numbers");
        return { id, e164, label: "", carrier: "virtual", flowId: null, flowName: null };
      },
      async createQueue(label) {
        const { queues } = await client.bindings.list.query();
        const { name, isNew } = queueFor(label, queues);
        if (isNew) await client.bindings.saveQueue.mutate({ name, label, serviceSeconds: 20 });
        await forget("bindings");
        return name;
      },
      async createDestination(label, e164) {
        const { destinations } = await client.bindings.list.query();
        const name = freeName(label, destinations);
        await client.bindings.saveDestination.mutate({ name, label, numbers: [e164] });
        await forget("bindings");
        return name;
      },
    };
    return ports;
  }, [api, client, queryClient, forgetVersions, flowId]);
}

/** An answer that would be the same if it were asked again. */
function isFinal(error: unknown): boolean {
  const status = isApiError(error) ? (error.data?.httpStatus ?? 500) : 500;
  return status >= 400 && status < 500 && status !== 429;
}
