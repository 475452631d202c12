import type { ChangeGroup } from "@/components/compare/change-groups";

const signs = { added: "+", removed: "-", changed: "~", moved: ">" } as const;

/**
 * The changes as lines that read well anywhere, for a ticket or a mail: `~` changed, `+` added, `-` removed, `>` moved.
 *
 * @param words `moved` is what is said in place of naming every step that only stands elsewhere
 */
export function plainText(
  { title, counts, moved }: { title: string; counts: string; moved: string | null },
  groups: readonly ChangeGroup[],
  language: (code: string) => string,
): string {
  const lines = [title, counts];
  for (const group of groups) {
    if (group.kind === "moved") continue;
    lines.push("", `${signs[group.kind]} ${group.title}${group.typeName ? ` (${group.typeName})` : ""}`);
    for (const text of group.says) lines.push(...indented(text, "    "));
    for (const line of group.lines) {
      lines.push(`  ${line.label}${line.language ? ` · ${language(line.language)}` : ""}`);
      if (line.before !== null) lines.push(...indented(line.before, "  - "));
      if (line.after !== null) lines.push(...indented(line.after, "  + "));
    }
  }
  if (moved !== null) lines.push("", `${signs.moved} ${moved}`);
  return `${lines.join("\n")}\n`;
}

const indented = (text: string, start: string): string[] => text.split("\n").map((line) => `${start}${line}`);
