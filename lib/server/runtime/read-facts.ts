import type { DepartmentFacts } from "@/lib/engine/event";
import type { Services } from "./ask-service";
import type { CallStore } from "./call-record";
import type { QueueOutlook } from "./queue-outlook";
import type { InstalledHours } from "./read-hours";

/** Who is there to take calls, by the department's name; a department that is gone is absent. */
export type ReadStaffing = (departments: readonly string[]) => Promise<Record<string, DepartmentFacts>>;

/** Who knows how the contact centre stands; each part is read by itself. */
export function factsService(
  calls: Pick<CallStore, "callsOf">,
  outlook: Pick<QueueOutlook, "facts">,
  hours: InstalledHours,
  staffing: ReadStaffing,
): Pick<Services, "readFacts"> {
  return {
    async readFacts(asked, { callId }) {
      const { caller, callsInDays } = asked;
      const [queues, departments, read, earlier] = await Promise.all([
        Promise.all(
          asked.queues.map(async (name) => [name, { ...nobodyKnows, ...(await outlook.facts(name)) }] as const),
        ),
        asked.departments.length === 0 ? {} : staffing(asked.departments),
        hours.read(asked.hours),
        caller === undefined ? {} : calls.callsOf(caller, callsInDays, callId),
      ]);
      return { type: "factsRead", queues: Object.fromEntries(queues), departments, hours: read, calls: earlier };
    },
  };
}

/** Until agents sign in to queues at a desk of their own. */
const nobodyKnows = { agentsSignedIn: null, agentsFree: null };
