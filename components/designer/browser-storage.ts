import type { TextStore } from "@/lib/editor/draft-port";

/** Storage may be switched off or full; then what is unsaved simply does not outlive the page. */
function textStore(storage: () => Storage): TextStore {
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key) => attempt(() => storage().getItem(key), null),
    write: (key, text) =>
      attempt(() => {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
        return true;
      }, false),
    keys: () => attempt(() => Object.keys(storage()), []),
  };
}

export const sessionText = textStore(() => window.sessionStorage);
export const localText = textStore(() => window.localStorage);
