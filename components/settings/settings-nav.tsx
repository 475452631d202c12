"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type Permission, useMay } from "@/components/auth/me-context";
import { cn } from "@/components/ui/cn";
import { NearLink } from "@/components/ui/near-link";

const places: {
  key: "profile" | "people" | "queues" | "agents" | "hours" | "calendars" | "prompts" | "keys" | "secrets" | "audit";
  needs: Permission | null;
}[] = [
  { key: "profile", needs: null },
  { key: "people", needs: "people.read" },
  { key: "queues", needs: "bindings.read" },
  { key: "agents", needs: "bindings.read" },
  { key: "hours", needs: "bindings.read" },
  { key: "calendars", needs: "bindings.read" },
  { key: "prompts", needs: "bindings.read" },
  { key: "keys", needs: "apiKeys.edit" },
  { key: "secrets", needs: "secrets.edit" },
  { key: "audit", needs: "audit.read" },
];

/** The parts of the settings that this person may open. */
export function SettingsNav() {
  const t = useTranslations("settings");
  const may = useMay();
  const pathname = usePathname();
  return (
    <nav aria-label={t("title")} className="flex gap-4 overflow-x-auto border-b px-6 max-md:px-4">
      {places
        .filter(({ needs }) => needs === null || may(needs))
        .map(({ key }) => {
          const href = `/settings/${key}`;
          const current = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <NearLink
              key={key}
              href={href}
              aria-current={current ? "page" : undefined}
              className={cn(
                "flex h-9 items-center whitespace-nowrap border-transparent border-b-2 font-medium text-sm -outline-offset-2",
                current ? "border-primary text-foreground" : "text-muted-foreground hover:text-foreground",
              )}
            >
              {t(`nav.${key}`)}
            </NearLink>
          );
        })}
    </nav>
  );
}
