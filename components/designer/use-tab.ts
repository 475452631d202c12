"use client";

import { useEffect, useState } from "react";
import { sessionText } from "@/components/designer/browser-storage";

export interface Tab {
  /** Stays the same over a reload, and belongs to no other open tab. */
  id: string;
  /** Tabs of this browser that are open now; null where the browser cannot tell. */
  open: ReadonlySet<string> | null;
}

const key = "callwright.tab";
const lockOf = (id: string) => `callwright.tab.${id}`;
/** A page that is being reloaded holds its lock for a moment still. */
const patienceMs = 400;
/** Where the browser keeps nothing, a flow that is opened again in this page finds what it had left unsaved. */
let inThisPage: string | null = null;

/** Which tab this is; null until it is known. A duplicated tab brings its twin's id and gets another. */
export function useTab(): Tab | null {
  const [tab, setTab] = useState<Tab | null>(null);
  useEffect(() => {
    let release = () => {};
    const gone = new Promise<void>((done) => {
      release = done;
    });
    let isCurrent = true;
    const know = (id: string, open: Tab["open"]) => {
      sessionText.write(key, id);
      inThisPage = id;
      if (isCurrent) setTab({ id, open });
    };
    const wished = sessionText.read(key) ?? inThisPage ?? newId();
    // Locks exist in secure pages only.
    const locks: LockManager | undefined = navigator.locks;
    if (!locks) {
      know(wished, null);
      return;
    }
    const hold = (id: string, options: LockOptions) =>
      locks.request(lockOf(id), options, async () => {
        const { held = [] } = await locks.query();
        know(
          id,
          new Set(held.flatMap(({ name = "" }) => (name.startsWith(`${key}.`) ? [name.slice(key.length + 1)] : []))),
        );
        await gone;
      });
    void hold(wished, { signal: AbortSignal.timeout(patienceMs) }).catch(() => hold(newId(), {}));
    return () => {
      isCurrent = false;
      release();
    };
  }, []);
  return tab;
}

/** `crypto.randomUUID` exists in secure pages only. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
