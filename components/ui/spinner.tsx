import { LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/cn";

/** Something short is under way. Decorative: say in words nearby what it is. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 shrink-0 animate-spin", className)} />;
}
