import { RelativeTime } from "@/components/ui/relative-time";

/** When a row changed last, and who did it where that is known. */
export function LastChange({ at, by }: { at: Date; by: string | null }) {
  return (
    <>
      <RelativeTime at={at} className="relative z-1" />
      {by && (
        <span className="text-muted-foreground">
          {" "}
          · <bdi>{by}</bdi>
        </span>
      )}
    </>
  );
}
