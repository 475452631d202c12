"use client";

import { useEffect } from "react";
import type { DesignerValue } from "@/components/designer/designer-context";
import { nobody, showPresent } from "@/components/designer/together/presence";
import { commentIdOf } from "@/lib/editor/commands/move-nodes";

const heartbeatMs = 10_000;
const tellAtMostEveryMs = 1_000;
/** Browsers slow a hidden page down soon after; until then it counts as there. */
const hiddenForMs = 240_000;
const longestPauseMs = 30_000;

interface Heard {
  onArchived(): void;
  /** What is published of the flow, or is to be, may be something else now. */
  onPublished(): void;
}

/** Takes in what others save and where they are, and tells them where I am. */
export function useTogether(value: DesignerValue, { onArchived, onPublished }: Heard): void {
  useEffect(() => beTogether(value, { onArchived, onPublished }), [value, onArchived, onPublished]);
}

type Place = Pick<DesignerValue, "editor" | "autosave" | "presence" | "tabId" | "personId"> & {
  ports: Pick<DesignerValue["ports"], "follow" | "tellWhere">;
};

/** @returns ends it */
export function beTogether(place: Place, heard: Heard): () => void {
  const { listen, stop } = follow(place, heard);
  const stopTelling = tellOthers(place, listen);
  return () => {
    stop();
    stopTelling();
  };
}

/** Listens until it is ended, and begins again whenever the connection is lost. */
function follow({ ports, autosave, presence, tabId, personId }: Place, heard: Heard): { listen(): void; stop(): void } {
  let end = () => {};
  let again: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const listen = () => {
    end();
    clearTimeout(again);
    end = ports.follow(tabId, autosave.status.getState().revision, {
      onConnected() {
        if (failures > 0) heard.onPublished();
        failures = 0;
        autosave.retry();
      },
      onNews(news) {
        if (news.kind === "edited") autosave.receive(news);
        else if (news.kind === "present") showPresent(presence, news.people, { tabId, userId: personId });
        else if (news.kind === "published") heard.onPublished();
        else if (news.archived) heard.onArchived();
      },
      onLost() {
        // Nobody knows who is there until it is back.
        presence.setState(nobody);
        failures++;
        clearTimeout(again);
        again = setTimeout(listen, Math.min(longestPauseMs, 1_000 * 2 ** (failures - 1)));
      },
    });
  };
  listen();
  window.addEventListener("online", listen);
  const stop = () => {
    window.removeEventListener("online", listen);
    clearTimeout(again);
    end();
  };
  return { listen, stop };
}

/**
 * Only while the connection stands: before that nobody would know whose place it is.
 *
 * @param listen comes in anew: a tab that was hidden for long is forgotten, though it may be listening still
 */
function tellOthers({ ports, editor, presence, tabId }: Place, listen: () => void): () => void {
  let told: string | null = null;
  let toldAt = 0;
  let hiddenAt = 0;
  let isOver = false;
  let soon: ReturnType<typeof setTimeout> | undefined;
  const here = () => editor.store.getState().selection.keys.find((key) => commentIdOf(key) === null) ?? null;
  const tell = () => {
    clearTimeout(soon);
    soon = undefined;
    if (!presence.getState().hasArrived) return;
    told = here();
    toldAt = Date.now();
    ports.tellWhere(tabId, told).then(
      (isKnown) => {
        if (isKnown || isOver || !presence.getState().hasArrived) return;
        presence.setState(nobody);
        listen();
      },
      // The next heartbeat tells it again.
      () => undefined,
    );
  };
  const onChange = () => {
    if (here() === told) return;
    soon ??= setTimeout(tell, Math.max(0, toldAt + tellAtMostEveryMs - Date.now()));
  };
  const onVisibility = () => {
    hiddenAt = document.hidden ? Date.now() : 0;
    if (!document.hidden) tell();
  };
  const beat = setInterval(() => (hiddenAt === 0 || Date.now() - hiddenAt < hiddenForMs) && tell(), heartbeatMs);
  const stops = [
    editor.store.subscribe(onChange),
    presence.subscribe(({ hasArrived }, before) => {
      // Whoever comes back is told of anew.
      if (!hasArrived) told = null;
      else if (!before.hasArrived) onChange();
    }),
  ];
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    isOver = true;
    clearInterval(beat);
    clearTimeout(soon);
    for (const stop of stops) stop();
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
