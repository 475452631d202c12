"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActionsProvider } from "@/components/shell/actions";
import { BottomBar } from "@/components/shell/bottom-bar";
import { CommandPalette } from "@/components/shell/command-palette";
import { KeysDialog } from "@/components/shell/keys-dialog";
import { type NavKey, navItems } from "@/components/shell/nav-items";
import { ShellActions } from "@/components/shell/shell-actions";
import type { ShellUser } from "@/components/shell/shell-user";
import { SideRail } from "@/components/shell/side-rail";

/** The frame around every page of a signed-in user. `allowed` hides what the server would refuse. */
export function AppShell({
  user,
  allowed,
  children,
}: {
  user: ShellUser;
  allowed: readonly NavKey[];
  children: ReactNode;
}) {
  const t = useTranslations("shell");
  const [openList, setOpenList] = useState<"palette" | "keys" | null>(null);
  const frame = {
    user,
    items: navItems.filter((item) => allowed.includes(item.key)),
    onOpenPalette: () => setOpenList("palette"),
    onOpenKeys: () => setOpenList("keys"),
  };
  return (
    <ActionsProvider>
      <ShellActions {...frame} />
      <a href="#content" className="skip-link">
        {t("skipToContent")}
      </a>
      <div className="flex h-dvh max-md:flex-col">
        <SideRail {...frame} />
        <main id="content" tabIndex={-1} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
          {children}
        </main>
        <BottomBar {...frame} />
      </div>
      <CommandPalette open={openList === "palette"} onOpenChange={(open) => setOpenList(open ? "palette" : null)} />
      <KeysDialog open={openList === "keys"} onOpenChange={(open) => setOpenList(open ? "keys" : null)} />
    </ActionsProvider>
  );
}
