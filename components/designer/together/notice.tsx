import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Something that needs to be known about the draft, above it, with the ways on. */
export function Notice({
  icon: Icon,
  title,
  text,
  actions,
  children,
}: {
  icon: LucideIcon;
  title: string;
  text: string;
  actions: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section aria-label={title} className="grid shrink-0 gap-2 border-b bg-risk-soft px-4 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Icon aria-hidden className="size-4 shrink-0 text-risk" />
        <p className="min-w-48 flex-1">
          <span className="font-medium">{title}</span> <span className="text-muted-foreground">{text}</span>
        </p>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
      {children}
    </section>
  );
}
