import { localText } from "@/components/designer/browser-storage";
import { lockManager, openTabs, type Tab } from "@/components/designer/use-tab";
import { forgetKept, isOffered, isStillKept, type KeptDraft } from "@/lib/editor/draft-memory";

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
 * @returns null when another page has it, its own tab is back, or it is settled
 */
export async function claimKept(
  kept: KeptDraft,
  { personId, flowId, tab, mayEdit }: { personId: string; flowId: string; tab: Tab; mayEdit: boolean },
): Promise<Claim | null> {
  const release = await hold(`callwright.kept.${personId}.${flowId}.${kept.tabId}.${kept.unsaved.atMs}`);
  if (release === null) return null;
  const now = { tab: { id: tab.id, open: await openTabs() }, mayEdit, nowMs: Date.now() };
  if (!isStillKept(localText, personId, flowId, kept) || !isOffered(kept, now)) {
    release();
    return null;
  }
  return { forget: () => forgetKept(localText, personId, flowId, kept.tabId), release };
}

/** @returns lets it go before the page does; null: another page holds it */
function hold(name: string): Promise<(() => void) | null> {
  return new Promise((answer) => {
    const unheld = () => answer(() => {});
    const locks = lockManager();
    if (!locks) return unheld();
    locks
      .request(name, { ifAvailable: true }, (lock) =>
        lock ? new Promise<void>((release) => answer(release)) : answer(null),
      )
      .catch(unheld);
  });
}
