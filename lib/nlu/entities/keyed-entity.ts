import { DateTime } from "luxon";
import type { Entity, EntityKind } from "./entity";

/** What can be answered by keys. */
export const keyedKinds: ReadonlySet<EntityKind> = new Set(["date", "amount", "phoneNumber", "digits"]);

/**
 * What a caller typed who was asked for one thing: a date as DDMMYYYY (MMDDYYYY where the month comes first), an amount
 * with `*` for the decimal point. Null when it is none.
 */
export function keyedEntity(kind: EntityKind, keys: string, language: string): Entity["value"] | null {
  const digits = keys.replace(/\D/g, "");
  switch (kind) {
    case "date": {
      if (digits.length !== 8) return null;
      const [first, second] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
      const [month, day] = language === "en-US" ? [first, second] : [second, first];
      return DateTime.utc(Number(digits.slice(4)), month, day).toISODate();
    }
    case "amount":
      return /^\d{1,9}(\*\d{0,2})?$/.test(keys) ? Number(keys.replace("*", ".")) : null;
    case "phoneNumber":
      return digits.length >= 7 && digits.length <= 15 ? digits : null;
    case "digits":
      return digits === "" ? null : digits.slice(0, 32);
    default:
      return null;
  }
}
