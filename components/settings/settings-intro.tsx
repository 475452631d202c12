import type { ReactNode } from "react";

/** What a page of settings is for, and beside it what can be added. */
export function SettingsIntro({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <p className="max-w-160 text-pretty text-muted-foreground text-sm">{children}</p>
      {action}
    </div>
  );
}
