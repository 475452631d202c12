"use client";

import { Command, Keyboard, Languages, LogOut, SunMoon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import type { ShellUser } from "@/components/shell/shell-user";
import { useLocaleSwitch } from "@/components/shell/use-locale-switch";
import { useSignOut } from "@/components/shell/use-sign-out";
import { Badge } from "@/components/ui/badge";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { usePhysicalSide } from "@/components/ui/tooltip";
import { isLocale, localeNames, locales } from "@/i18n/locales";

/** Who is signed in and what they can set for themselves. `children` is the button that opens it. */
export function UserMenu({
  user,
  side,
  onOpenPalette,
  onOpenKeys,
  children,
}: {
  user: ShellUser;
  side: "top" | "inline-end";
  onOpenPalette: () => void;
  onOpenKeys: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const switchLocale = useLocaleSwitch();
  const signOut = useSignOut();
  const { theme, setTheme } = useTheme();
  const physicalSide = usePhysicalSide(side);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent side={physicalSide} align="end" sideOffset={8} className="w-60">
        <div className="grid gap-0.5 px-2 pt-1.5 pb-2">
          <div className="flex items-center justify-between gap-2">
            <span className="truncate font-medium">{user.name}</span>
            <Badge>{t(`roles.${user.role}`)}</Badge>
          </div>
          <span className="truncate text-muted-foreground text-xs">
            <bdi>{user.email}</bdi>
          </span>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuSub>
          <DropdownMenuSubTrigger>
            <SunMoon aria-hidden />
            {t("user.theme")}
          </DropdownMenuSubTrigger>
          <DropdownMenuSubContent>
            <DropdownMenuRadioGroup value={theme} onValueChange={setTheme}>
              <DropdownMenuRadioItem value="light">{t("user.light")}</DropdownMenuRadioItem>
              <DropdownMenuRadioItem value="dark">{t("user.dark")}</DropdownMenuRadioItem>
              <DropdownMenuRadioItem value="system">{t("user.system")}</DropdownMenuRadioItem>
            </DropdownMenuRadioGroup>
          </DropdownMenuSubContent>
        </DropdownMenuSub>
        <DropdownMenuSub>
          <DropdownMenuSubTrigger>
            <Languages aria-hidden />
            {t("user.language")}
          </DropdownMenuSubTrigger>
          <DropdownMenuSubContent>
            <DropdownMenuRadioGroup value={locale} onValueChange={(value) => isLocale(value) && switchLocale(value)}>
              {locales.map((code) => (
                <DropdownMenuRadioItem key={code} value={code} lang={code}>
                  {localeNames[code]}
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
          </DropdownMenuSubContent>
        </DropdownMenuSub>
        <DropdownMenuSeparator />
        <DropdownMenuItem shortcut="mod+k" onSelect={onOpenPalette}>
          <Command aria-hidden />
          {t("user.commands")}
        </DropdownMenuItem>
        <DropdownMenuItem shortcut="?" onSelect={onOpenKeys}>
          <Keyboard aria-hidden />
          {t("user.keys")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden className="rtl:-scale-x-100" />
          {t("user.signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
