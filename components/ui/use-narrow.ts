"use client";

import { useSyncExternalStore } from "react";

/** As narrow as Tailwind's `max-sm`. */
const narrow = "(width < 40rem)";

/** For what has another `Place` on a telephone: moved by CSS alone, Tab would jump to and fro between the two. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  );
}

function subscribe(tell: () => void): () => void {
  const media = window.matchMedia(narrow);
  media.addEventListener("change", tell);
  return () => media.removeEventListener("change", tell);
}
