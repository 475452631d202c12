import type { NodeIssue } from "@/lib/flow/catalogue";

/** The item of a list that a problem is about: 2 of `config.choices.2.key`; null when it is about none. */
export function indexIn(path: string): number | null {
  const index = /^config\.\w+\.(\d+)/.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}

export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

export const digitKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] as const;

/** The first of some keys that no choice has; null when all are taken. */
export function freeKey<Key extends string>(keys: readonly Key[], choices: readonly { key: string }[]): Key | null {
  return keys.find((key) => choices.every((choice) => choice.key !== key)) ?? null;
}

/** `ease` → `ease2`, or the next number that is free; no longer than 64 characters, as names may be. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let number = 2; ; number++) {
    const fresh = `${name.slice(0, 60)}${number}`;
    if (!taken.includes(fresh)) return fresh;
  }
}

export type Mendable = Pick<NodeIssue, "code" | "path" | "values">;
