"use client";

import { useFormatter } from "next-intl";
import { useMemo } from "react";
import { useLanguageName } from "@/components/designer/language-name";
import { useCodedTexts } from "@/components/ui/use-coded-texts";
import type { ExitSpec, NodeFamily } from "@/lib/flow/catalogue";
import type { FlowNode } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { asList, asObject, asText } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

type Values = Record<string, string | number>;

/** The words for nodes, exits, fields, conditions and problems, in the reader's language. */
export interface NodeTexts {
  /** The type's name: `IVR menu`. */
  name(type: string): string;
  /** What a new node of the type is called: `Main menu`. */
  freshLabel(type: string): string;
  about(type: string): string;
  /** The author's label, else the type's name. */
  title(node: FlowNode): string;
  family(family: NodeFamily): string;
  exit(type: string, exit: Pick<ExitSpec, "id" | "label">): string;
  field(type: string, field: string): { label: string; help: string | null };
  /** One of a field's fixed answers. */
  option(type: string, field: string, option: string): string;
  text(type: string, key: string, values?: Values): string;
  duration(seconds: number): string;
  /** A path such as `customer.accountType` in words; unknown ones as written. */
  fact(path: string): string;
  condition(condition: Json | undefined): string | null;
  list(items: readonly string[]): string;
  /** A problem in the reader's words, the same at the node, in the list and at the field. */
  issue(issue: Issue, node: FlowNode | undefined): string;
}

export function useNodeTexts(): NodeTexts {
  const coded = useCodedTexts("nodes");
  const issues = useCodedTexts("designer.issues");
  const format = useFormatter();
  const language = useLanguageName();
  return useMemo(() => {
    // Keys made of a node type are checked when the type is added (node-texts.test.ts), not by the compiler.
    const or = (key: string, otherwise: string) => coded(key) ?? otherwise;
    const say = (key: string, values?: Values) => coded(key, values) ?? key;
    const list = (items: readonly string[]) => format.list(items, { type: "conjunction" });

    const texts: NodeTexts = {
      name: (type) => coded(`types.${type}.name`) ?? say("unknownType", { type }),
      freshLabel: (type) => or(`types.${type}.label`, type),
      about: (type) => or(`types.${type}.about`, ""),
      title: (node) =>
        node.label.trim() ||
        (coded(`types.${node.type}.name`) !== null
          ? say("unnamed", { name: texts.name(node.type) })
          : texts.name(node.type)),
      family: (family) => say(`families.${family}`),
      exit: (type, exit) => exit.label || or(`types.${type}.exits.${exit.id}`, exit.id),
      field: (type, field) => ({
        label: or(`types.${type}.fields.${field}.label`, field),
        help: coded(`types.${type}.fields.${field}.help`),
      }),
      option: (type, field, option) => or(`types.${type}.fields.${field}.options.${option}`, option),
      text: (type, key, values) => say(`types.${type}.${key}`, values),
      duration(seconds) {
        if (seconds < 120 && seconds % 60 !== 0) return say("card.seconds", { count: seconds });
        if (seconds < 7200) return say("card.minutes", { count: Math.round(seconds / 6) / 10 });
        return say("card.hours", { count: Math.round(seconds / 360) / 10 });
      },
      fact: (path) => or(`facts.${path}`, path),
      condition(condition) {
        const { rules, combinator, not } = asObject(condition);
        const parts = asList(rules).flatMap((part) => {
          const rule = asObject(part);
          if ("rules" in rule) {
            const inner = texts.condition(rule);
            return inner === null ? [] : [say("conditions.group", { condition: inner })];
          }
          const value = Array.isArray(rule.value) ? rule.value.join(", ") : String(rule.value ?? "");
          const blank = rule.operator === "null" || rule.operator === "notNull";
          const operator = or(`conditions.operators.${asText(rule.operator)}`, asText(rule.operator));
          return [`${texts.fact(asText(rule.field))} ${operator}${blank ? "" : ` ${value}`}`];
        });
        if (parts.length === 0) return null;
        const joined = parts.join(` ${say(combinator === "or" ? "conditions.or" : "conditions.and")} `);
        return not === true ? say("conditions.not", { condition: joined }) : joined;
      },
      list,
      issue(issue, node) {
        return issues(issue.code, inWords(issue.values ?? {}, node)) ?? issue.message;
      },
    };
    return texts;

    /** Values of a problem as they are written for machines, in words. */
    function inWords(values: Values, node: FlowNode | undefined): Values {
      const words: Values = { ...values };
      const { exit, language: code, fact } = values;
      if (exit !== undefined && node) words.exit = or(`types.${node.type}.exits.${exit}`, String(exit));
      if (code !== undefined) words.language = language(String(code));
      if (fact !== undefined) words.fact = or(`facts.company.${fact}`, or(`facts.${fact}`, String(fact)));
      return words;
    }
  }, [coded, issues, format, language]);
}
