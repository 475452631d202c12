import { type CSSProperties, useMemo } from "react";
import { fittingText } from "@/components/designer/canvas/fitting-text";
import { cardWidth } from "@/components/designer/canvas/flow-elements";
import { cn } from "@/components/ui/cn";

/** What the card's edge and the margins leave, in pixels of the canvas. */
const [sides, above] = [3 + 2 * 6, 2 * 3];

/**
 * Far away the title alone is written, large enough to be read, a long one a little smaller; what would not fit even so
 * is cut after whole lines. Further still the card is a shape with a name's size.
 *
 * @param height of the card in pixels of the canvas, once it is measured
 */
export function FarTitle({ title, soft, height }: { title: string; soft: string; height: number | undefined }) {
  const fit = useMemo(() => {
    if (!height) return undefined;
    const box = { width: cardWidth - sides, height: height - above };
    return { "--fit-text": Math.floor(fittingText(title, box)), "--far-room": box.height } as CSSProperties;
  }, [title, height]);
  return (
    <div
      aria-hidden
      style={fit}
      className={cn(
        "far-title absolute inset-0 ms-[3px] place-items-center overflow-hidden rounded-e-md px-1.5 py-[3px] text-center font-semibold",
        soft,
      )}
    >
      <span>{title}</span>
    </div>
  );
}
