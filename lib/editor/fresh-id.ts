/**
 * An id that is not taken, made from words: `Main menu` → `main-menu`, then `main-menu-2`. Words without Latin
 * letters fall back to `otherwise`, e.g. the node's type.
 */
export function freshId(taken: (id: string) => boolean, words: string, otherwise: string): string {
  const base = slug(words) || slug(otherwise) || "node";
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken(id)) return id;
  }
}

function slug(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 56)
    .replace(/-+$/, "");
}
