import type { AskingEffect } from "@/lib/engine/effect";
import type { CallEvent } from "@/lib/engine/event";
import type { Condition } from "@/lib/flow/condition";
import { conditionFields } from "@/lib/flow/condition-reads";
import { hoursDefinitionSchema } from "@/lib/hours/definition";
import { hoursAt } from "@/lib/hours/hours-at";
import type { Json, JsonObject } from "@/lib/util/json";

export type FactsAsked = Omit<Extract<AskingEffect, { type: "readFacts" }>, "type" | "caller">;

/** What conditions test that has to be looked up first: `queues.<name>.waiting`, `departments.<name>.agentsAtWork`, `hours.<name>.state`, `calls.last7Days`. */
export function factsAsked(conditions: readonly Condition[]): FactsAsked {
  const paths = conditions.flatMap(conditionFields).map((field) => field.split("."));
  const named = (group: string) => unique(paths.flatMap(([first, name]) => (first === group && name ? [name] : [])));
  return {
    queues: named("queues"),
    departments: named("departments"),
    hours: named("hours"),
    callsInDays: unique(named("calls").flatMap((name) => daysOf(name) ?? [])).slice(0, 10),
  };
}

/** What was answered, as conditions read it; nothing when nobody answered. */
export function factsHeard(event: CallEvent): JsonObject {
  if (event.type !== "factsRead") return {};
  return {
    queues: event.queues as JsonObject,
    departments: event.departments as JsonObject,
    hours: Object.fromEntries(Object.entries(event.hours).map(([name, given]) => [name, standing(given, event.at)])),
    calls: Object.fromEntries(Object.entries(event.calls).map(([days, count]) => [`last${days}Days`, count])),
  };
}

/** `last30Days` → 30. */
function daysOf(name: string): number | null {
  const days = Number(/^last(\d{1,3})Days$/.exec(name)?.[1] ?? 0);
  return days >= 1 && days <= 366 ? days : null;
}

function standing(given: Json, atMs: number): Json {
  const definition = hoursDefinitionSchema.safeParse(given);
  return definition.success ? (hoursAt(definition.data, atMs) as unknown as Json) : null;
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
