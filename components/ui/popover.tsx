"use client";

import { Popover as Radix } from "radix-ui";
import { type ComponentProps, createContext, type RefObject, useContext, useRef } from "react";
import { AtClosing, useClosingFocus } from "@/components/ui/closing-focus";
import { cn } from "@/components/ui/cn";
import { floatingClasses } from "@/components/ui/menu-classes";

const Opener = createContext<RefObject<HTMLButtonElement | null>>({ current: null });

export function Popover(props: ComponentProps<typeof Radix.Root>) {
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Opener value={opener}>
      <Radix.Root {...props} />
    </Opener>
  );
}

export function PopoverTrigger(props: ComponentProps<typeof Radix.Trigger>) {
  return <Radix.Trigger ref={useContext(Opener)} {...props} />;
}

export const PopoverAnchor = Radix.Anchor;

export function PopoverContent({
  className,
  sideOffset = 4,
  onCloseAutoFocus,
  onInteractOutside,
  children,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  const focus = useClosingFocus(onCloseAutoFocus, useContext(Opener));
  return (
    <Radix.Portal>
      <Radix.Content
        ref={focus.content}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(floatingClasses, "w-72 p-3", className)}
        {...props}
        onInteractOutside={(event) => {
          onInteractOutside?.(event);
          focus.onInteractOutside(event);
        }}
        onCloseAutoFocus={focus.onCloseAutoFocus}
      >
        <AtClosing {...focus.atClosing} />
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
