import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, CircleX, Clock } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

const badgeVariants = cva(
  "inline-flex h-5 w-fit max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 align-middle font-medium text-xs [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        neutral: "bg-foreground/7 text-muted-foreground",
        outline: "border text-foreground",
        selected: "bg-selected text-selected-foreground",
        talk: "bg-talk-soft text-talk",
        ask: "bg-ask-soft text-ask",
        decide: "bg-decide-soft text-decide",
        connect: "bg-connect-soft text-connect",
        record: "bg-record-soft text-record",
        ok: "bg-ok-soft text-ok",
        waiting: "bg-waiting-soft text-waiting",
        risk: "bg-risk-soft text-risk",
        broken: "bg-broken-soft text-broken",
      },
    },
    defaultVariants: { variant: "neutral" },
  },
);

export type BadgeProps = ComponentProps<"span"> & VariantProps<typeof badgeVariants>;

export function Badge({ className, variant, ...props }: BadgeProps) {
  return <span className={cn(badgeVariants({ variant }), className)} {...props} />;
}

const stateIcons = { ok: CircleCheck, waiting: Clock, risk: CircleAlert, broken: CircleX };

/** A state in icon, word and colour; the word is the child. */
export function StateBadge({
  state,
  children,
  ...props
}: Omit<BadgeProps, "variant"> & { state: keyof typeof stateIcons }) {
  const Icon = stateIcons[state];
  return (
    <Badge variant={state} {...props}>
      <Icon aria-hidden />
      {children}
    </Badge>
  );
}
