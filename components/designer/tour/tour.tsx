"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";

/** What is told of, by its `data-tour`, and where the words stand beside it. */
const stops = [
  { name: "palette", side: "right" },
  { name: "canvas", side: "top" },
  { name: "problems", side: "top" },
  { name: "simulate", side: "bottom" },
  { name: "publish", side: "bottom" },
] as const;

/** A walk around the designer for somebody's first flow. Everything can be used meanwhile, and Escape ends it. */
export function Tour() {
  const isOpen = useView((state) => state.isTouring);
  return isOpen ? <OpenTour /> : null;
}

function OpenTour() {
  const { view } = useDesigner();
  // What a narrow screen or somebody's role leaves out is left out here.
  const [shown] = useState(() => stops.filter(({ name }) => boxOf(name)));
  const [at, setAt] = useState(0);
  const stop = shown[at];
  const end = () => view.setState({ isTouring: false });
  if (!stop) return null;
  return <Stop key={stop.name} stop={stop} at={at} count={shown.length} onGo={setAt} onEnd={end} />;
}

function Stop({
  stop: { name, side },
  at,
  count,
  onGo,
  onEnd,
}: {
  stop: (typeof stops)[number];
  at: number;
  count: number;
  onGo(to: number): void;
  onEnd(): void;
}) {
  const t = useTranslations("designer.tour");
  const title = useId();
  const next = useRef<HTMLButtonElement>(null);
  const box = useBox(name);
  const anchor = useRef({ getBoundingClientRect: () => boxOf(name) ?? new DOMRect() });
  const isLast = at === count - 1;
  return (
    <Popover open onOpenChange={(open) => !open && onEnd()}>
      <PopoverAnchor virtualRef={anchor} />
      {box && (
        <div
          aria-hidden
          className="pointer-events-none fixed z-40 rounded-md ring-2 ring-primary"
          style={{ top: box.top, left: box.left, width: box.width, height: box.height }}
        />
      )}
      <PopoverContent
        side={side}
        sideOffset={name === "canvas" ? -160 : 10}
        aria-labelledby={title}
        className="w-80"
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          next.current?.focus();
        }}
        onInteractOutside={(event) => event.preventDefault()}
      >
        <div className="flex items-start gap-2">
          <h2 id={title} className="flex-1 pt-1 font-semibold text-sm">
            {t(`${name}.title`)}
          </h2>
          <IconButton label={t("end")} size="icon-sm" onClick={onEnd}>
            <X aria-hidden />
          </IconButton>
        </div>
        <p className="mt-1 text-pretty text-muted-foreground text-sm">{t(`${name}.text`)}</p>
        <div className="mt-3 flex items-center gap-2">
          <span className="flex-1 text-muted-foreground text-xs tabular-nums">{t("place", { at: at + 1, count })}</span>
          {at > 0 && (
            <Button variant="ghost" size="sm" onClick={() => onGo(at - 1)}>
              {t("back")}
            </Button>
          )}
          <Button ref={next} size="sm" onClick={() => (isLast ? onEnd() : onGo(at + 1))}>
            {t(isLast ? "done" : "next")}
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}

/** Where the thing is on the screen, also after the window has changed. */
function useBox(name: string): DOMRect | null {
  const [box, setBox] = useState<DOMRect | null>(null);
  useLayoutEffect(() => {
    const measure = () => setBox(boxOf(name));
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [name]);
  return box;
}

function boxOf(name: string): DOMRect | null {
  const box = document.querySelector(`[data-tour=${name}]`)?.getBoundingClientRect();
  return box && box.width > 0 ? box : null;
}
