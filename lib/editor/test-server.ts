import type { FlowDocument } from "@/lib/flow/document";
import { diffToPatches } from "@/lib/flow/patch";
import { mergeInto, patchesSince, type SharedDraft, withPatches } from "@/lib/flow/shared-draft";
import type { DraftNews, DraftPort, SaveAttempt, SaveReply, TextStore } from "./draft-port";

/** A server that keeps one draft, as the real one does. */
export class TestServer implements DraftPort {
  draft: SharedDraft;
  isDown = false;
  /** The next save is done and its answer lost. */
  losesAnswer = false;
  saves = 0;

  constructor(document: FlowDocument) {
    this.draft = { document, revision: 1, touched: {}, saves: [] };
  }

  async save({ saveId, baseRevision, patches }: SaveAttempt): Promise<SaveReply> {
    if (this.isDown) throw new Error("network");
    const { document, revision, saves } = this.draft;
    if (saves.includes(saveId)) return { status: "saved", revision, document, editedBy: "Maya" };
    const merged = mergeInto(this.draft, { baseRevision, patches });
    if (!merged.ok) return { status: "stale", revision, document, editedBy: "Maya" };
    const written = withPatches(this.draft, merged.value, saveId);
    if (!written.ok) return { status: "refused", message: written.error.code, isFinal: false };
    this.draft = written.value.draft;
    this.saves++;
    if (this.losesAnswer) {
      this.losesAnswer = false;
      throw new Error("network");
    }
    const others = revision === baseRevision ? {} : { document: this.draft.document, editedBy: "Maya" };
    return { status: "saved", revision: this.draft.revision, ...others };
  }

  async latest() {
    if (this.isDown) throw new Error("network");
    return { document: this.draft.document, revision: this.draft.revision, editedBy: "Maya" };
  }

  /** Somebody else edits. */
  edit(change: (flow: FlowDocument) => FlowDocument): void {
    const { document } = this.draft;
    const written = withPatches(this.draft, diffToPatches(document, change(document)));
    if (written.ok) this.draft = written.value.draft;
  }

  news(from: number): DraftNews {
    return { from, revision: this.draft.revision, patches: patchesSince(this.draft, from), editedBy: "Maya" };
  }
}

/** @param most how many characters it holds in all, as a browser's storage has a limit */
export function textStore(texts = new Map<string, string>(), most = Number.POSITIVE_INFINITY): TextStore {
  const lengthWithout = (key: string) =>
    [...texts].reduce((sum, [other, text]) => (other === key ? sum : sum + other.length + text.length), 0);
  return {
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => {
      if (text !== null && lengthWithout(key) + key.length + text.length > most) return false;
      if (text === null) texts.delete(key);
      else texts.set(key, text);
      return true;
    },
    keys: () => [...texts.keys()],
  };
}
