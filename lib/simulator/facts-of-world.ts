import type { AskingEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import { standingHours } from "@/lib/hours/standing-hours";
import type { Json } from "@/lib/util/json";
import type { World } from "./world";

type Asked = Extract<AskingEffect, { type: "readFacts" }>;
type Facts = Extract<CallEvent, { type: "factsRead" }>;

/** How the contact centre stands in a world: callers ahead in queues whose position is known, and open where nothing is said. */
export function factsOfWorld(world: World, asked: Asked, at: number): Facts {
  const { queues, hours, calls } = world;
  return {
    type: "factsRead",
    at,
    queues: Object.fromEntries(asked.queues.map((name) => [name, queueFacts(own(queues, name))])),
    departments: staffingOfWorld(world, asked.departments),
    hours: Object.fromEntries(
      asked.hours.flatMap((name): [string, Json][] => {
        const definition = hoursOfWorld(own(hours, name) ?? "open", at);
        return definition === null ? [] : [[name, definition]];
      }),
    ),
    calls: Object.fromEntries(asked.callsInDays.map((days) => [String(days), own(calls, String(days)) ?? 0])),
  };
}

/** The definition that a world's word comes to at an instant; null where nobody knows. */
export function hoursOfWorld(standing: World["hours"][string], at: number): Json {
  if (standing === "unknown") return null;
  if (typeof standing === "string") return standingHours(standing, [], at);
  return "state" in standing ? standingHours(standing.state, standing.periods, at) : standing;
}

/** Who is there in a world; a department that it says nothing of is absent, as one that is gone. */
export function staffingOfWorld({ departments }: World, names: readonly string[]): Facts["departments"] {
  return Object.fromEntries(
    names.flatMap((name) => {
      const facts = own(departments, name);
      return facts === undefined ? [] : [[name, facts]];
    }),
  );
}

function queueFacts(state: World["queues"][string] | undefined): Facts["queues"][string] {
  const known = typeof state === "object" ? state : null;
  return {
    waiting: known?.position == null ? null : known.position - 1,
    agentsSignedIn: null,
    agentsFree: null,
    estimatedWaitSeconds: known?.estimatedWaitSeconds ?? null,
    longestWaitSeconds: known?.longestWaitSeconds ?? null,
  };
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
