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
const lockOf = (id: string) => `${key}.${id}`;
/** A page that is being reloaded holds its lock for a moment still. */
const patienceMs = 400;
/** What this page is known by from the first flow that is opened in it: one that it has left may still be being saved. */
let ours: Promise<string> | null = null;

/** Which tab this is; null until it is known. A duplicated tab brings its twin's id and gets another. */
export function useTab(): Tab | null {
  const [tab, setTab] = useState<Tab | null>(null);
  useEffect(() => {
    let isCurrent = true;
    ours ??= holdId();
    void ours.then(async (id) => {
      const open = await openTabs();
      if (isCurrent) setTab({ id, open });
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return tab;
}

/** @returns null where the browser cannot tell */
export async function openTabs(): Promise<ReadonlySet<string> | null> {
  const { held = [] } = (await lockManager()?.query()) ?? {};
  const ids = held.flatMap(({ name = "" }) => (name.startsWith(lockOf("")) ? [name.slice(lockOf("").length)] : []));
  return lockManager() ? new Set(ids) : null;
}

/** Locks exist in secure pages only. */
export const lockManager = (): LockManager | undefined => navigator.locks;

function holdId(): Promise<string> {
  const locks = lockManager();
  const wished = sessionText.read(key) ?? newId();
  return new Promise((resolve) => {
    const know = (id: string) => {
      sessionText.write(key, id);
      resolve(id);
    };
    if (!locks) return know(wished);
    const hold = (id: string, options: LockOptions) =>
      locks.request(lockOf(id), options, () => {
        know(id);
        // Until the page is closed.
        return new Promise<never>(() => {});
      });
    void hold(wished, { signal: AbortSignal.timeout(patienceMs) }).catch(() => hold(newId(), {}));
  });
}

/** `crypto.randomUUID` exists in secure pages only. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
