import { localText } from "@/components/designer/browser-storage";
import { forgetKept, isStillKept, type KeptDraft } from "@/lib/editor/draft-memory";

export interface Claim {
  /** It is settled, and nobody is offered it again. */
  forget(): void;
  /** It stays for whoever comes next. */
  release(): void;
}

/**
 * What a closed tab kept, for this page alone: two tabs that are offered the same must not both go on with it, and what
 * one tab removes from the browser's storage is seen in another a moment later only.
 *
 * @returns null when another page has it, or it is settled
 */
export async function claimKept(personId: string, flowId: string, kept: KeptDraft): Promise<Claim | null> {
  const { tabId, unsaved } = kept;
  const release = await hold(`callwright.kept.${personId}.${flowId}.${tabId}.${unsaved.atMs}`);
  if (release === null) return null;
  if (!isStillKept(localText, personId, flowId, tabId)) {
    release();
    return null;
  }
  return { forget: () => forgetKept(localText, personId, flowId, tabId), release };
}

/** @returns lets it go before the page does; null: another page holds it */
function hold(name: string): Promise<(() => void) | null> {
  // Locks exist in secure pages only.
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return Promise.resolve(() => {});
  return new Promise((answer) => {
    void locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return answer(null);
      return new Promise<void>((release) => answer(release));
    });
  });
}
