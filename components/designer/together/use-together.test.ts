import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FollowListener } from "@/components/designer/ports";
import { createPresence } from "@/components/designer/together/presence";
import { beTogether } from "@/components/designer/together/use-together";
import { createAutosave } from "@/lib/editor/autosave";
import { createEditor } from "@/lib/editor/create-editor";
import { testCatalogue as catalogue } from "@/lib/editor/test-catalogue";
import { TestServer } from "@/lib/editor/test-server";
import { emptyFlow } from "@/lib/flow/document";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tab on a server that may forget it, and may not let it in again. */
function open() {
  const server = new TestServer(emptyFlow("Support"));
  const now = () => Date.now();
  const draft = { document: server.draft.document, revision: 1 };
  const editor = createEditor({ document: draft.document, catalogue, now });
  const autosave = createAutosave({ editor, draft, port: server, memory: null, now, newSaveId: () => "save" });
  const presence = createPresence();
  const listeners: FollowListener[] = [];
  const stands = { isKnown: true, letsIn: true, ended: 0 };
  const come = (listener: FollowListener | undefined) => {
    stands.isKnown = stands.letsIn;
    const people = stands.letsIn ? [{ tabId: "mine", userId: "ann", name: "Ann", nodeId: null }] : [];
    listener?.onNews({ kind: "present", people });
  };
  const tellWhere = vi.fn(async () => stands.isKnown);
  const follow = (_tab: string, _since: number, listener: FollowListener) => {
    listeners.push(listener);
    return () => void stands.ended++;
  };
  const place = { editor, autosave, presence, tabId: "mine", personId: "ann", ports: { follow, tellWhere } };
  const stop = beTogether(place, { onArchived: () => {}, onPublished: () => {} });
  return { stop, listeners, stands, tellWhere, presence, arrive: () => come(listeners.at(-1)) };
}

it("a tab that the server has forgotten comes in anew, and then tells where it is again", async () => {
  const { stop, listeners, stands, tellWhere, presence, arrive } = open();
  arrive();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([tellWhere.mock.calls.length, listeners.length]).toEqual([1, 1]);
  stands.isKnown = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([listeners.length, stands.ended, presence.getState().hasArrived]).toEqual([2, 1, false]);
  arrive();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([tellWhere.mock.calls.length, listeners.length]).toEqual([3, 2]);
  stop();
});

it("a tab that is not let in does not ask again and again, and one that is closed not at all", async () => {
  const { stop, listeners, stands, arrive } = open();
  arrive();
  Object.assign(stands, { isKnown: false, letsIn: false });
  await vi.advanceTimersByTimeAsync(10_000);
  arrive();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(listeners).toHaveLength(2);
  stop();
  expect(stands.ended).toBe(2);
});
