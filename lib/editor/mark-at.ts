/** What is being written at a caret inside an open mark, and which part of the text a choice would take the place of. */
export interface MarkAt {
  kind: "fact" | "filter";
  from: number;
  to: number;
  /** What is written of it so far. */
  query: string;
}

/** The mark that a caret stands in, when a fact or a filter may be chosen there; null elsewhere. */
export function markAt(text: string, caret: number): MarkAt | null {
  const before = text.slice(0, caret);
  const open = before.lastIndexOf("{{");
  if (open < 0 || before.includes("}}", open) || before.slice(open).includes("\n")) return null;
  const inner = before.slice(open + 2);
  const after = text.slice(caret);
  const fact = /^-?\s*([\w.-]*)$/.exec(inner)?.[1];
  if (fact !== undefined) {
    const rest = /^[\w.-]*[ \t]*(?:\}\})?/.exec(after)?.[0] ?? "";
    // What follows a fact, a filter for example, stays.
    const to = rest.endsWith("}}") ? caret + rest.length : caret + (/^[\w.-]*/.exec(after)?.[0].length ?? 0);
    return { kind: "fact", from: open, to, query: fact };
  }
  const filter = /\|\s*(\w*)$/.exec(inner)?.[1];
  if (filter === undefined) return null;
  const to = caret + (/^\w*/.exec(after)?.[0].length ?? 0);
  return { kind: "filter", from: caret - filter.length, to, query: filter };
}

/** The text with a choice put in, and where the caret goes on. @param chosen `customer.firstName`, or `default: "there"` */
export function withChosen(text: string, { kind, from, to }: MarkAt, chosen: string): { text: string; caret: number } {
  const rest = text.slice(to);
  const isOpen = !/^[^{]*?\}\}/.test(rest);
  const isWhole = text.slice(from, to).endsWith("}}");
  const head = kind === "fact" ? `{{ ${chosen}` : chosen;
  const tail = kind === "fact" ? (isWhole || isOpen ? " }}" : "") : isOpen ? " }}" : "";
  return { text: text.slice(0, from) + head + tail + rest, caret: from + head.length + tail.length };
}
