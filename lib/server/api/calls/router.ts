import { followCall } from "@/lib/server/api/calls/follow-call";
import { getCall } from "@/lib/server/api/calls/get-call";
import { listCallers } from "@/lib/server/api/calls/list-callers";
import { listCalls } from "@/lib/server/api/calls/list-calls";
import { router } from "@/lib/server/api/trpc";

export const callsRouter = router({ list: listCalls, get: getCall, follow: followCall, callers: listCallers });
