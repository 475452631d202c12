"use client";

import { CircleAlert, CircleCheck, CircleX, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Direction } from "radix-ui";
import { Toaster as Sonner } from "sonner";
import { Spinner } from "@/components/ui/spinner";

// One door to the library: toast.success("Saved"), toast.error(title, { description }), and for what can be taken
// back toast("Deleted", { action: { label: t("undo"), onClick } }).
export { toast } from "sonner";

/** Where toasts appear; once, near the root. */
export function Toaster() {
  const t = useTranslations("common");
  const direction = Direction.useDirection();
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      dir={direction}
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position={direction === "rtl" ? "bottom-left" : "bottom-right"}
      containerAriaLabel={t("notifications")}
      closeButton
      gap={8}
      style={{ fontFamily: "inherit" }}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-ok" />,
        error: <CircleX aria-hidden className="size-4 text-broken" />,
        warning: <CircleAlert aria-hidden className="size-4 text-risk" />,
        info: <Info aria-hidden className="size-4 text-waiting" />,
        loading: <Spinner className="text-muted-foreground" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t("close"),
        classNames: {
          toast:
            // Also while a dialog, which lets nothing else be pressed, is open.
            "group pointer-events-auto flex w-(--width) items-start gap-2.5 rounded-md bg-popover p-3 pe-9 text-popover-foreground text-sm shadow-float dark:border",
          icon: "flex h-5 items-center",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "mt-0.5 text-muted-foreground",
          actionButton: "shrink-0 rounded-sm px-1.5 py-0.5 font-medium text-link hover:bg-accent",
          cancelButton: "shrink-0 rounded-sm px-1.5 py-0.5 font-medium text-muted-foreground hover:bg-accent",
          closeButton:
            "absolute end-2 top-2.5 grid bg-transparent! size-6 place-items-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground [&_svg]:size-3.5",
        },
      }}
    />
  );
}
