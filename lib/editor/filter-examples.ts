import { renderTemplate, type templateFilters } from "@/lib/flow/template";
import type { Json } from "@/lib/util/json";

type Filter = (typeof templateFilters)[number];

/** How each filter is written, and a value to show it on. */
const written: Record<Filter, readonly [insert: string, value: Json]> = {
  default: ['default: "there"', ""],
  upcase: ["upcase", "maria"],
  downcase: ["downcase", "MARIA"],
  capitalize: ["capitalize", "maria"],
  round: ["round: 1", 12.345],
  ceil: ["ceil", 4.2],
  floor: ["floor", 4.8],
  abs: ["abs", -5],
  plus: ["plus: 1", 4],
  minus: ["minus: 1", 4],
  times: ["times: 2", 4],
  divided_by: ["divided_by: 60", 120],
  modulo: ["modulo: 60", 125],
  truncate: ['truncate: 8, ""', "4021-7788"],
  slice: ["slice: -4, 4", "4021778812"],
  replace: ['replace: "-", " "', "40-21"],
  remove: ['remove: "+"', "+1555"],
  append: ['append: " minutes"', 4],
  prepend: ['prepend: "number "', 4],
  strip: ["strip", " 40 "],
  split: ['split: "" | join: " "', "4021"],
  join: ['join: " and "', ["bills", "support"]],
  first: ["first", ["bills", "support"]],
  last: ["last", ["bills", "support"]],
  size: ["size", ["bills", "support"]],
};

export interface FilterExample {
  name: Filter;
  /** What is put in after the `|`. */
  insert: string;
  before: string;
  /** What the renderer makes of it. */
  after: string;
}

/** Every filter that texts may use, the useful ones first. */
export const filterExamples: readonly FilterExample[] = Object.entries(written).map(([name, [insert, value]]) => ({
  name: name as Filter,
  insert,
  before: Array.isArray(value) ? value.join(", ") : String(value),
  after: renderTemplate(`{{ value | ${insert} }}`, { value }),
}));
