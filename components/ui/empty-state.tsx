import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Nothing here yet: says what this place is for and offers the first step. */
export function EmptyState({
  icon: Icon,
  title,
  description,
  action,
  tone = "neutral",
  headingLevel = 2,
  className,
  ...props
}: Omit<ComponentProps<"div">, "title"> & {
  icon?: LucideIcon;
  title: ReactNode;
  description?: ReactNode;
  /** One button, at most two. */
  action?: ReactNode;
  tone?: "neutral" | "broken";
  headingLevel?: 1 | 2 | 3;
}) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={cn("mx-auto flex max-w-110 flex-col items-center px-6 py-14 text-center", className)} {...props}>
      {Icon && (
        <span
          className={cn(
            "mb-3 grid size-10 place-items-center rounded-md border bg-card text-muted-foreground",
            tone === "broken" && "border-transparent bg-broken-soft text-broken",
          )}
        >
          <Icon aria-hidden strokeWidth={1.75} className="size-5" />
        </span>
      )}
      <Heading className="font-semibold text-base">{title}</Heading>
      {description && <p className="mt-1 text-pretty text-muted-foreground text-sm">{description}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
