import { cn } from "@/components/ui/cn";

/** Heights from 0 to 100 as bars around a middle line; those that were heard already are in the accent colour. */
export function Waveform({
  bars,
  heard = 0,
  className,
}: {
  bars: readonly number[];
  /** 0…1 */
  heard?: number;
  className?: string;
}) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${bars.length * 3} 100`}
      preserveAspectRatio="none"
      className={cn("h-8 w-full", className)}
    >
      {bars.map((bar, index) => {
        const height = Math.max(2, bar);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
            key={index}
            x={index * 3}
            y={(100 - height) / 2}
            width={2}
            height={height}
            className={index < heard * bars.length ? "fill-primary" : "fill-muted-foreground/45"}
          />
        );
      })}
    </svg>
  );
}
