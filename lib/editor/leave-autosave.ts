import type { Autosave } from "./autosave";

/**
 * What becomes of a flow's saving when its page is left: what is unsaved is written down, sent once more, and then
 * nothing is tried any longer, since the next page with the flow goes on from what was written down. Whoever is back
 * before that (React enters, leaves and enters again while it is developed with) goes on as if nothing had been.
 */
export function createLeaving(autosave: Pick<Autosave, "remember" | "flush" | "dispose">) {
  let isThere = false;
  return {
    enter(): void {
      isThere = true;
    },
    async leave(): Promise<void> {
      isThere = false;
      autosave.remember();
      await autosave.flush();
      if (!isThere) autosave.dispose();
    },
  };
}
