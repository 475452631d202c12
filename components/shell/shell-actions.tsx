"use client";

import { Command, Keyboard, Languages, Monitor, Moon, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useActions } from "@/components/shell/actions";
import type { NavItem } from "@/components/shell/nav-items";
import { useActionKeys } from "@/components/shell/use-action-keys";
import { useLocaleSwitch } from "@/components/shell/use-locale-switch";
import { localeNames, locales } from "@/i18n/locales";

/** What can be done on every page. Registered first, so the palette lists it after the page's own actions. */
export function ShellActions({
  items,
  onOpenPalette,
  onOpenKeys,
}: {
  items: readonly NavItem[];
  onOpenPalette: () => void;
  onOpenKeys: () => void;
}) {
  const t = useTranslations("shell");
  const router = useRouter();
  const locale = useLocale();
  const switchLocale = useLocaleSwitch();
  const { setTheme } = useTheme();

  useActionKeys();
  useActions(t("palette.preferences"), [
    { id: "theme-light", label: t("palette.themeLight"), icon: Sun, run: () => setTheme("light") },
    { id: "theme-dark", label: t("palette.themeDark"), icon: Moon, run: () => setTheme("dark") },
    { id: "theme-system", label: t("palette.themeSystem"), icon: Monitor, run: () => setTheme("system") },
    ...locales
      .filter((code) => code !== locale)
      .map((code) => ({
        id: `language-${code}`,
        label: t("palette.languageTo", { language: localeNames[code] }),
        icon: Languages,
        run: () => switchLocale(code),
      })),
  ]);
  useActions(t("keys.everywhere"), [
    { id: "palette", label: t("keys.openPalette"), icon: Command, keys: "mod+k", inFields: true, run: onOpenPalette },
    { id: "keys", label: t("keys.openKeys"), icon: Keyboard, keys: "?", run: onOpenKeys },
    { id: "back", label: t("keys.back"), keys: "escape" },
  ]);
  useActions(
    t("keys.goTo"),
    items.map((item) => ({
      id: `go-${item.key}`,
      label: t(`nav.${item.key}`),
      icon: item.icon,
      keys: item.keys,
      run: () => router.push(item.href),
    })),
  );
  return null;
}
