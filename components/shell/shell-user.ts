/** Who is signed in, as far as the shell shows it. */
export type ShellUser = {
  name: string;
  email: string;
  role: "admin" | "supervisor" | "qa" | "agent" | "auditor";
};

/** Up to two letters for the round mark: of the first and last word of the name, else of the address. */
export function initialsOf({ name, email }: Pick<ShellUser, "name" | "email">): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? email];
  return chosen
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
