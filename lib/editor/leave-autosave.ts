import type { Autosave } from "./autosave";

type Left = Pick<Autosave, "status" | "remember" | "flush" | "dispose">;

/** What ends the saving of each flow whose page was left with something unsaved. */
const leftBehind = new Map<string, () => void>();

/**
 * What becomes of a flow's saving when its page is left: what is unsaved is written down and sent once more. When that
 * fails, it goes on trying as it did before, less and less often, until everything is saved, the server will not have
 * it, or the flow is opened again: the next page with it goes on from what was written down. Whoever is back before
 * that (React enters, leaves and enters again while it is developed with) goes on as if nothing had been.
 *
 * @param flow whose edits of which flow these are
 * @param listen begins to tell the autosave what happens to the browser, and returns what ends it
 */
export function createLeaving(flow: string, autosave: Left, listen: () => () => void) {
  let isThere = false;
  /** How many last saves on the way out have not come to their end. */
  let lastSaves = 0;
  let stops: (() => void)[] = [];

  function end(): void {
    if (leftBehind.get(flow) === end) leftBehind.delete(flow);
    for (const stop of stops.splice(0)) stop();
    autosave.dispose();
  }

  function endWhenDone(): void {
    if (!isThere && lastSaves === 0 && stops.length > 0 && isDone(autosave)) end();
  }

  return {
    enter(): void {
      isThere = true;
      const before = leftBehind.get(flow);
      if (before !== end) before?.();
      leftBehind.delete(flow);
      if (stops.length === 0) stops = [listen(), autosave.status.subscribe(endWhenDone)];
    },
    async leave(): Promise<void> {
      isThere = false;
      leftBehind.set(flow, end);
      lastSaves += 1;
      autosave.remember();
      await autosave.flush();
      lastSaves -= 1;
      endWhenDone();
    },
  };
}

/** Whether trying on is of no use. What would be lost with this page stays, so that whoever closes it is warned. */
function isDone({ status, remember }: Left): boolean {
  const { status: now, conflicts } = status.getState();
  const isAtRest = now.kind === "saved" || now.kind === "signedOut" || now.kind === "refused";
  return isAtRest && ((now.kind === "saved" && conflicts.length === 0) || remember());
}
