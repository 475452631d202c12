import { useSyncExternalStore } from "react";

/** False on the server and in the first render, true from then on: for what only the browser knows. */
export function useMounted(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
