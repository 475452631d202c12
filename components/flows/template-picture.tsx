import { Direction } from "radix-ui";
import { cardWidth, mirrored } from "@/components/designer/canvas/flow-elements";
import { boundsOf } from "@/components/designer/canvas/overview-frame";
import { cn } from "@/components/ui/cn";
import type { ApiOutputs } from "@/lib/api-client";
import type { NodeFamily } from "@/lib/flow/catalogue";

type Template = ApiOutputs["flows"]["templates"][number];

/** In pixels of the canvas: a card without exits, one exit's row, and how far down wires come in. */
const head = 88;
const row = 24;
const entry = 20;

/** A flow drawn small: cards in their family's colour and the wires between them, mirrored for right-to-left readers. */
export function TemplatePicture({
  template,
  label,
  className,
}: {
  template: Template;
  label: string;
  className?: string;
}) {
  const rtl = Direction.useDirection() === "rtl";
  const cards = new Map(
    template.cards.map(({ id, family, x, y, exits }) => {
      const height = head + row * exits;
      return [id, { family, x: mirrored(x, cardWidth, rtl), y, width: cardWidth, height }] as const;
    }),
  );
  const { x, y, width, height } = boundsOf(cards.values()) ?? { x: 0, y: 0, width: 1, height: 1 };
  const margin = 24;
  const [out, into] = rtl ? [0, cardWidth] : [cardWidth, 0];
  const bend = rtl ? -80 : 80;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${x - margin} ${y - margin} ${width + 2 * margin} ${height + 2 * margin}`}
      className={cn("rounded-md border bg-chrome", className)}
    >
      {template.wires.map(({ from, to }, at) => {
        const [a, b] = [cards.get(from), cards.get(to)];
        if (!a || !b) return null;
        const [start, end] = [
          { x: a.x + out, y: a.y + a.height / 2 },
          { x: b.x + into, y: b.y + entry },
        ];
        return (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: two exits may lead to the same step, and the picture never changes
            key={at}
            d={`M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`}
            fill="none"
            strokeWidth={1}
            vectorEffect="non-scaling-stroke"
            className="stroke-muted-foreground/60"
          />
        );
      })}
      {[...cards].map(([id, card]) => (
        <g key={id}>
          <rect
            {...pick(card)}
            rx={16}
            strokeWidth={1}
            vectorEffect="non-scaling-stroke"
            className={cn("stroke-input", card.family ? body[card.family] : "fill-card")}
          />
          <rect
            {...pick(card)}
            width={22}
            x={rtl ? card.x + cardWidth - 22 : card.x}
            rx={11}
            className={card.family ? edge[card.family] : "fill-muted-foreground"}
          />
        </g>
      ))}
    </svg>
  );
}

const pick = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x,
  y,
  width,
  height,
});

/** Written out, since Tailwind finds class names by reading them. */
const body: Record<NodeFamily, string> = {
  talk: "fill-talk-soft",
  ask: "fill-ask-soft",
  decide: "fill-decide-soft",
  connect: "fill-connect-soft",
  record: "fill-record-soft",
};
const edge: Record<NodeFamily, string> = {
  talk: "fill-talk",
  ask: "fill-ask",
  decide: "fill-decide",
  connect: "fill-connect",
  record: "fill-record",
};
