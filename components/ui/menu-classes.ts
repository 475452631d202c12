/**
 * The look of everything that floats over the page and of the rows in it. It is gone at once when it closes: what fades
 * keeps the focus, and with it the next keys of a quick typist.
 */
export const floatingClasses =
  "z-50 overflow-y-auto overflow-x-hidden rounded-md bg-popover p-1 text-popover-foreground shadow-float outline-none data-[state=open]:animate-pop-in dark:border";

/** Of a menu, in which nothing is typed. */
export const menuClasses = `${floatingClasses} data-[state=closed]:animate-fade-out`;

export const itemClasses =
  "relative flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[disabled]:pointer-events-none data-[disabled]:opacity-50 data-[highlighted]:bg-accent [&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0 [&>svg:not([class*='text-'])]:text-muted-foreground";

export const destructiveItemClasses = "text-broken [&>svg]:text-broken! data-[highlighted]:bg-broken-soft";
