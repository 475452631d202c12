import type { Services } from "./ask-service";
import type { CallStore } from "./call-record";
import type { InstalledHours } from "./read-hours";

/** Who knows how the contact centre stands; each part is read by itself. */
export function factsService(
  calls: Pick<CallStore, "waitingIn" | "callsOf">,
  hours: InstalledHours,
): Pick<Services, "readFacts"> {
  return {
    async readFacts(asked, { callId }) {
      const { caller, callsInDays } = asked;
      const [queues, read, earlier] = await Promise.all([
        Promise.all(asked.queues.map(async (name) => [name, await queueFacts(calls, name)] as const)),
        hours.read(asked.hours),
        caller === undefined ? {} : calls.callsOf(caller, callsInDays, callId),
      ]);
      return { type: "factsRead", queues: Object.fromEntries(queues), hours: read, calls: earlier };
    },
  };
}

async function queueFacts(calls: Pick<CallStore, "waitingIn">, name: string) {
  const { length } = await calls.waitingIn(name);
  return {
    waiting: length,
    agentsSignedIn: null,
    agentsFree: null,
    estimatedWaitSeconds: null,
    longestWaitSeconds: null,
  };
}
