import type { HoursDefinition } from "@/lib/hours/definition";
import type { App } from "@/lib/server/app";
import type { Actor } from "@/lib/server/auth/actor";
import { saveBinding } from "@/lib/server/flows/bindings";
import { resolveHolidays } from "@/lib/server/hours/holiday-calendar";

export interface HoursInput {
  name: string;
  label: string;
  /** Dates of holidays in it are worked out anew. */
  definition: HoursDefinition;
}

/** Makes opening hours, or changes those with this id. Their name is what flows use, so it stays. @throws AppError conflict `nameTaken`; notFound */
export async function saveHours(app: App, actor: Actor, id: string | null, input: HoursInput): Promise<{ id: string }> {
  const { name, label } = input;
  const holidays = input.definition.holidays && (await resolveHolidays(input.definition.holidays, Date.now()));
  const definition = { ...input.definition, holidays };
  return saveBinding(app, actor, "hours", id, (tx) =>
    id === null
      ? tx.hours.create({ data: { name, label, definition }, select: { id: true } })
      : tx.hours.update({ where: { id }, data: { label, definition }, select: { id: true } }),
  );
}
