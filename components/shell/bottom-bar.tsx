"use client";

import { Ellipsis, Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isCurrent, type NavItem } from "@/components/shell/nav-items";
import type { ShellUser } from "@/components/shell/shell-user";
import { UserAvatar } from "@/components/shell/user-avatar";
import { UserMenu } from "@/components/shell/user-menu";
import { NearLink } from "@/components/ui/near-link";
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from "@/components/ui/sheet";

/** Places that fit beside "More" on the narrowest telephone. */
const directPlaces = 4;

const placeClasses =
  "flex h-14 min-w-0 flex-col items-center justify-center gap-0.5 text-2xs text-muted-foreground aria-[current]:font-medium aria-[current]:text-link";
const rowClasses =
  "flex h-11 w-full items-center gap-3 rounded-md px-3 text-base hover:bg-accent aria-[current]:bg-selected aria-[current]:text-selected-foreground [&>svg]:size-5 [&>svg]:text-muted-foreground";

/** The rail's stand-in on narrow screens: the first places, and a sheet with everything else. */
export function BottomBar({
  user,
  items,
  onOpenPalette,
  onOpenKeys,
}: {
  user: ShellUser;
  items: readonly NavItem[];
  onOpenPalette: () => void;
  onOpenKeys: () => void;
}) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const [sheetOpen, setSheetOpen] = useState(false);
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="grid shrink-0 auto-cols-fr grid-flow-col border-t bg-chrome pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items.slice(0, directPlaces).map((item) => (
        <NearLink
          key={item.key}
          href={item.href}
          aria-current={isCurrent(item, pathname) ? "page" : undefined}
          className={placeClasses}
        >
          <item.icon aria-hidden strokeWidth={1.75} className="size-5" />
          <span className="max-w-full truncate px-1 rtl:text-xs">{t(`nav.${item.key}`)}</span>
        </NearLink>
      ))}
      <Sheet open={sheetOpen} onOpenChange={setSheetOpen}>
        <SheetTrigger className={placeClasses}>
          <Ellipsis aria-hidden strokeWidth={1.75} className="size-5" />
          <span className="max-w-full truncate px-1">{t("nav.more")}</span>
        </SheetTrigger>
        <SheetContent side="bottom" aria-describedby={undefined}>
          <SheetTitle className="px-5 pt-4 pb-1">{t("nav.more")}</SheetTitle>
          <div className="grid gap-0.5 overflow-y-auto p-2">
            {items.slice(directPlaces).map((item) => (
              <NearLink
                key={item.key}
                href={item.href}
                aria-current={isCurrent(item, pathname) ? "page" : undefined}
                onClick={() => setSheetOpen(false)}
                className={rowClasses}
              >
                <item.icon aria-hidden strokeWidth={1.75} />
                {t(`nav.${item.key}`)}
              </NearLink>
            ))}
            <button
              type="button"
              className={rowClasses}
              onClick={() => {
                setSheetOpen(false);
                onOpenPalette();
              }}
            >
              <Search aria-hidden strokeWidth={1.75} />
              {t("user.commands")}
            </button>
            <UserMenu user={user} side="top" onOpenPalette={onOpenPalette} onOpenKeys={onOpenKeys}>
              <button type="button" aria-label={t("user.menu", { name: user.name })} className={rowClasses}>
                <UserAvatar user={user} className="size-6 text-2xs" />
                {user.name}
              </button>
            </UserMenu>
          </div>
        </SheetContent>
      </Sheet>
    </nav>
  );
}
