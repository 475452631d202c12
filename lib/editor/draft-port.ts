import type { FlowDocument } from "@/lib/flow/document";
import type { FlowPatch } from "@/lib/flow/patch";

/** A draft as the server has it. */
export interface ServerDraft {
  document: FlowDocument;
  revision: number;
  /** Who changed it last. */
  editedBy: string | null;
}

/** What turns the draft of one revision into that of another; harmless on any revision between the two. */
export interface DraftNews {
  from: number;
  revision: number;
  patches: FlowPatch[];
  editedBy: string | null;
}

/** One attempt to save. An answer that was lost is asked for again by the very same attempt. */
export interface SaveAttempt {
  /** Unique; the server does what it has done once only once. */
  saveId: string;
  baseRevision: number;
  patches: FlowPatch[];
}

export type SaveReply =
  /** `document` is there when the server merged others' edits of other parts beside ours. */
  | { status: "saved"; revision: number; document?: FlowDocument; editedBy?: string | null }
  /** Someone else changed the same nodes since `baseRevision`; nothing of ours was kept. */
  | ({ status: "stale" } & ServerDraft)
  /** Nobody is signed in any more, or somebody else is: nothing was kept. */
  | { status: "signedOut"; as: string | null }
  /**
   * The server will not have it: trying again changes nothing. `message` is for the person; `isFinal` when no other
   * edit of this flow would be had either (rights, an archived flow).
   */
  | { status: "refused"; message: string; isFinal: boolean };

/** Where drafts are kept. A rejected promise means the server could not be reached; anything else is an answer. */
export interface DraftPort {
  save(attempt: SaveAttempt): Promise<SaveReply>;
  latest(): Promise<ServerDraft>;
}

/** A browser's storage, or nothing. Nothing of it may throw. */
export interface TextStore {
  read(key: string): string | null;
  /** @returns whether it is kept so now; otherwise what was there before still is */
  write(key: string, text: string | null): boolean;
  keys(): string[];
}
