import type { FlowDocument } from "@/lib/flow/document";
import type { FlowPatch } from "@/lib/flow/patch";

export type SaveReply =
  /** `document` is there when the server merged others' edits of other parts beside ours. */
  | { status: "saved"; revision: number; document?: FlowDocument; editedBy?: string | null }
  /** Someone else saved since `baseRevision`; nothing of ours was kept, and this is what they made of it. */
  | { status: "stale"; revision: number; document: FlowDocument; editedBy: string | null }
  /** The server will not have it (rights, limits): trying again changes nothing. `message` is for the person. */
  | { status: "refused"; message: string };

/** Where drafts are kept. A rejected promise means the server could not be reached; anything else is an answer. */
export interface DraftPort {
  save(change: { baseRevision: number; patches: FlowPatch[]; document: FlowDocument }): Promise<SaveReply>;
}

/** A browser's session storage, or nothing. Reading and writing must not throw. */
export interface TextStore {
  read(key: string): string | null;
  write(key: string, text: string | null): void;
}
