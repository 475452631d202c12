"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type ApiOutputs, useApi } from "@/lib/api-client";

export type Schedule = ApiOutputs["flows"]["schedules"][number];

/**
 * What is still to be published of a flow, and what was to be and failed; the earliest first. `useTogether` hears of
 * every change.
 */
export function useSchedules(flowId: string) {
  const api = useApi();
  return useQuery(api.flows.schedules.queryOptions({ flowId }));
}

/**
 * After a publish, a rollback or a change of what is scheduled: all that tells of versions is asked for again. Nobody
 * waits for the answers: what was done is done, also where nothing can be read any more.
 */
export function useForgetVersions(): () => void {
  const api = useApi();
  const queryClient = useQueryClient();
  return useCallback(() => {
    const areas = [api.flows.versions, api.flows.schedules, api.flows.list, api.flows.subflows, api.numbers.list];
    for (const area of areas) void queryClient.invalidateQueries(area.pathFilter());
  }, [api, queryClient]);
}
