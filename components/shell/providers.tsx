"use client";

import { useLocale } from "next-intl";
import { ThemeProvider } from "next-themes";
import { Direction } from "radix-ui";
import type { ReactNode } from "react";
import { TimeZoneReport } from "@/components/shell/time-zone-report";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { directionOf } from "@/i18n/locales";

/** What every page, signed in or not, stands on: theme, reading direction, tooltips and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const direction = directionOf(useLocale());
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <Direction.Provider dir={direction}>
        <TooltipProvider delayDuration={400} skipDelayDuration={200}>
          {children}
          <Toaster />
          <TimeZoneReport />
        </TooltipProvider>
      </Direction.Provider>
    </ThemeProvider>
  );
}
