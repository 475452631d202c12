import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The title row of a page: where one is, what it is, and the one primary action at its far end. */
export function PageHeader({
  title,
  trail = [],
  meta,
  description,
  actions,
  className,
}: {
  title: ReactNode;
  /** The pages above this one, outermost first. */
  trail?: readonly { label: ReactNode; href: string }[];
  /** Small facts beside the title: a badge, a count. */
  meta?: ReactNode;
  description?: ReactNode;
  /** The primary action last; secondary ones, at most two, before it. */
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <header className={cn("border-b bg-background px-6 py-3 max-md:px-4", className)}>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-28 flex-wrap items-center gap-x-1.5 gap-y-1">
          {trail.map((step) => (
            <Fragment key={step.href}>
              <Link href={step.href} className="rounded-sm text-lg text-muted-foreground hover:text-foreground">
                {step.label}
              </Link>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground rtl:-scale-x-100" />
            </Fragment>
          ))}
          <h1 dir="auto" className="min-w-0 truncate font-semibold text-lg">
            {title}
          </h1>
          {meta && <div className="ms-1.5 flex items-center gap-2 text-muted-foreground text-sm">{meta}</div>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
      </div>
      {description && <p className="mt-0.5 max-w-180 text-pretty text-muted-foreground text-sm">{description}</p>}
    </header>
  );
}

/** What is under the title row. `narrow` for forms and texts that are read, full width for lists. */
export function PageBody({
  narrow,
  className,
  children,
}: {
  narrow?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={cn("grid content-start gap-4 px-6 py-5 max-md:px-4", narrow && "max-w-200", className)}>
      {children}
    </div>
  );
}

/** The line over a list: search at the start, filters after it, counts at the far end. */
export function PageToolbar({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn("flex flex-wrap items-center gap-2", className)}>{children}</div>;
}

/** How many a list has. It keeps its place while that is not known, so that nothing moves when it comes. */
export function ToolbarCount({ children }: { children: ReactNode }) {
  return <span className="ms-auto min-h-5 text-end text-muted-foreground text-sm max-sm:min-w-20">{children}</span>;
}
