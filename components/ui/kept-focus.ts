import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Remembers what has the focus.
 *
 * @returns a function that gives it back, or to what is wanted instead, or else to something else, unless the focus
 * has gone on by itself meanwhile
 */
export function keepFocus(otherwise?: () => HTMLElement | null): (instead?: HTMLElement | null) => void {
  const before = document.activeElement;
  return (instead) => {
    if (hasFocus()) return;
    const isThere = before !== document.body && before?.isConnected;
    takesFocus(instead ?? (isThere ? before : otherwise?.()));
  };
}

/** For what floats over the page; `WayBack` has to be drawn in it. */
export function useReturnedFocus(onCloseAutoFocus?: (event: Event) => void) {
  const giveBack = useRef<() => boolean>(() => false);
  return {
    giveBack,
    onCloseAutoFocus: (event: Event) => {
      onCloseAutoFocus?.(event);
      // Else it goes to the button that opens it, where there is one.
      if (!event.defaultPrevented && giveBack.current()) event.preventDefault();
    },
  };
}

/** Remembers what had the focus when it was opened, and what else is near that: a deleted row takes its button along. */
export function WayBack({ giveBack }: { giveBack: RefObject<() => boolean> }) {
  // While it is drawn: afterwards a field beside it may have taken the focus already.
  const [way] = useState(wayBack);
  useEffect(() => {
    giveBack.current = () => goBack(way);
    openWays.push(way);
    return () => {
      openWays.splice(openWays.indexOf(way), 1);
    };
  }, [giveBack, way]);
  return null;
}

/** Where the focus may go, what is nearest first. */
type Way = readonly Element[];

/** Of all that float over the page now; that of the last one opened is the last. */
const openWays: Way[] = [];

const floating = "[role=menu], [role=dialog], [role=alertdialog]";
const focusable = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
/** How many places before and after are remembered. */
const reach = 40;

function wayBack(): Way {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body ? [] : wayFrom(activeElement);
}

/** What closes together with what it opened leads on to where it was opened itself. */
function wayFrom(start: Element): Way {
  const scope = start.closest(floating);
  const opener = scope && openerOf(scope);
  const further = opener ? wayFrom(opener) : scope ? (openWays.at(-1) ?? []) : [];
  return [start, ...near(start, scope ?? start.closest("main") ?? document.body), ...further];
}

function openerOf(scope: Element): Element | null {
  if (scope.role === "menu") return document.getElementById(scope.getAttribute("aria-labelledby") ?? "");
  return document.querySelector(`[aria-controls="${CSS.escape(scope.id)}"]`);
}

/** What can have the focus around something, what follows it before what precedes it. */
function near(start: Element, scope: Element): Element[] {
  const all = [...scope.querySelectorAll(focusable)];
  const at = all.indexOf(start);
  if (at === -1) return [];
  const before = all.slice(Math.max(0, at - reach), at).reverse();
  const after = all.slice(at + 1, at + 1 + reach);
  return Array.from({ length: reach }, (_, index) => [after[index], before[index]])
    .flat()
    .filter((element) => element !== undefined);
}

/** @returns whether something has the focus now */
function goBack(way: Way): boolean {
  if (hasFocus()) return true;
  if (way.length === 0) return false;
  if (way.some(takesFocus)) return true;
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading) heading.tabIndex = -1;
  return takesFocus(heading);
}

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

function takesFocus(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement || element instanceof SVGElement) || !element.isConnected) return false;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
