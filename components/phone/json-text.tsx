import { cn } from "@/components/ui/cn";

/** A value as it is stored, for those who want to see it exactly. */
export function JsonText({ value, className }: { value: unknown; className?: string }) {
  return (
    <pre dir="ltr" className={cn("whitespace-pre-wrap break-words font-mono text-xs leading-relaxed", className)}>
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
