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

/** After a publish, a rollback or a change of what is scheduled: all that tells of versions is asked for again. */
export function useForgetVersions(): () => Promise<unknown> {
  const api = useApi();
  const queryClient = useQueryClient();
  return useCallback(() => {
    const areas = [api.flows.versions, api.flows.schedules, api.flows.list, api.flows.subflows, api.numbers.list];
    return Promise.all(areas.map((area) => queryClient.invalidateQueries(area.pathFilter())));
  }, [api, queryClient]);
}
