import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Names that exist only in our theme (app/globals.css), so that a later class replaces an earlier one.
const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["2xs"] }], shadow: [{ shadow: ["float", "modal"] }] } },
});

/** Joins class names; of two that set the same thing the last one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
