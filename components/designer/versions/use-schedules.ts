"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ApiOutputs, useApi } from "@/lib/api-client";

export type Schedule = ApiOutputs["flows"]["schedules"][number];

/** A publish that comes at its time is seen this soon by whoever only looks on. */
const refreshMs = 30_000;

/** What is still to be published of a flow, and what was to be and failed; the earliest first. */
export function useSchedules(flowId: string) {
  const api = useApi();
  return useQuery(api.flows.schedules.queryOptions({ flowId }, { refetchInterval: refreshMs }));
}

/** After a publish, a rollback or a change of what is scheduled: all that tells of versions is asked for again. */
export function useForgetVersions(): () => Promise<unknown> {
  const api = useApi();
  const queryClient = useQueryClient();
  const areas = [api.flows.versions, api.flows.schedules, api.flows.list, api.numbers.list];
  return () => Promise.all(areas.map((area) => queryClient.invalidateQueries(area.pathFilter())));
}
