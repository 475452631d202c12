/** Where the focus was and is, and what has been pressed in between. */
export interface Meanwhile<Place> {
  before: Place;
  now: Place;
  /** Where it is when nothing has it. */
  nowhere: Place;
  hasPressed: boolean;
}

/**
 * Whether somebody has gone elsewhere, so that the focus must not be taken from there any more. What closes takes it
 * along, or gives it back, without a press; a key pressed for what is still to come leaves it where it was.
 */
export function hasMovedOn<Place>({ before, now, nowhere, hasPressed }: Meanwhile<Place>): boolean {
  return hasPressed && now !== before && now !== nowhere;
}

/** Watches from now on whether somebody takes the focus elsewhere; has to be ended. */
export function watchFocus(): { hasMovedOn(): boolean; end(): void } {
  const before = document.activeElement;
  let hasPressed = false;
  const press = () => {
    hasPressed = true;
  };
  window.addEventListener("keydown", press, true);
  window.addEventListener("pointerdown", press, true);
  return {
    hasMovedOn: () => hasMovedOn({ before, now: document.activeElement, nowhere: document.body, hasPressed }),
    end() {
      window.removeEventListener("keydown", press, true);
      window.removeEventListener("pointerdown", press, true);
    },
  };
}
