"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * For what floats over the page and has the focus. When it closes, the focus goes on within the same press: until then
 * the next keys of a quick typist would be commands. `AtClosing` has to be drawn in it.
 *
 * @param goOn as `onCloseAutoFocus` of what floats
 * @param opener has the focus afterwards, unless `goOn` prevents that
 */
export function useClosingFocus(goOn: ((event: Event) => void) | undefined, opener: RefObject<HTMLElement | null>) {
  const content = useRef<HTMLDivElement>(null);
  const latest = useRef(goOn);
  useEffect(() => {
    latest.current = goOn;
  });
  const hasGone = useRef(false);
  const isOutside = useRef(false);
  const leave = () => {
    // A press elsewhere has closed it, and has the focus if it wants it.
    if (isOutside.current) return;
    hasGone.current = true;
    const event = new Event("closed", { cancelable: true });
    latest.current?.(event);
    if (!event.defaultPrevented) opener.current?.focus({ preventScroll: true });
  };
  return {
    content,
    atClosing: { content, hasGone, isOutside, leave },
    onInteractOutside(event: Event) {
      isOutside.current = !event.defaultPrevented;
    },
    /** A moment later Radix asks for the same. */
    onCloseAutoFocus(event: Event) {
      if (hasGone.current) event.preventDefault();
      else goOn?.(event);
    },
  };
}

export function AtClosing({
  content,
  hasGone,
  isOutside,
  leave,
}: {
  content: RefObject<HTMLElement | null>;
  hasGone: RefObject<boolean>;
  isOutside: RefObject<boolean>;
  leave(): void;
}) {
  const drawn = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  // While it is still in the page.
  useLayoutEffect(
    () => () => {
      hadFocus.current = drawn.current?.contains(document.activeElement) ?? false;
    },
    [],
  );
  // Once it is not, and holds the focus no more.
  useEffect(() => {
    drawn.current = content.current;
    hasGone.current = false;
    isOutside.current = false;
    return () => {
      if (hadFocus.current && !drawn.current?.isConnected) latest.current();
    };
  }, [content, hasGone, isOutside]);
  return null;
}
