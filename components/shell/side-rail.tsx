"use client";

import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isCurrent, type NavItem } from "@/components/shell/nav-items";
import type { ShellUser } from "@/components/shell/shell-user";
import { UserAvatar } from "@/components/shell/user-avatar";
import { UserMenu } from "@/components/shell/user-menu";
import { LogoMark } from "@/components/shell/wordmark";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { NearLink } from "@/components/ui/near-link";

/** The slim rail at the reading side: where one can go, search, and the account. Wide screens only. */
export function SideRail({
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
  const tCommon = useTranslations("common");
  const pathname = usePathname();
  return (
    <header className="flex w-19 shrink-0 flex-col items-center gap-3 border-e bg-chrome py-3 max-md:hidden">
      <NearLink href="/" aria-label={tCommon("appName")} className="rounded-md">
        <LogoMark />
      </NearLink>
      <nav aria-label={t("mainNavigation")} className="min-h-0 flex-1 overflow-y-auto px-1.5 py-1">
        <ul className="grid gap-1">
          {items.map((item) => (
            <li key={item.key}>
              <NearLink
                href={item.href}
                aria-current={isCurrent(item, pathname) ? "page" : undefined}
                className={cn(
                  "flex h-13 w-16 flex-col items-center justify-center gap-1 rounded-md text-2xs text-muted-foreground leading-none transition-colors duration-100 hover:bg-accent hover:text-foreground",
                  "aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-selected-foreground",
                )}
              >
                <item.icon aria-hidden strokeWidth={1.75} className="size-5" />
                <span className="max-w-full truncate px-0.5 pb-px leading-4 rtl:text-xs">{t(`nav.${item.key}`)}</span>
              </NearLink>
            </li>
          ))}
        </ul>
      </nav>
      <IconButton label={t("user.commands")} shortcut="mod+k" tooltipSide="inline-end" onClick={onOpenPalette}>
        <Search aria-hidden className="text-muted-foreground" />
      </IconButton>
      <UserMenu user={user} side="inline-end" onOpenPalette={onOpenPalette} onOpenKeys={onOpenKeys}>
        <button
          type="button"
          aria-label={t("user.menu", { name: user.name })}
          className="rounded-full transition-shadow duration-100 hover:shadow-[0_0_0_3px_var(--accent)]"
        >
          <UserAvatar user={user} />
        </button>
      </UserMenu>
    </header>
  );
}
