import { ContactRound, Hash, type LucideIcon, PhoneCall, ScrollText, Settings, Workflow } from "lucide-react";

/**
 * Places of the app in the order of the rail. `keys` go there from anywhere. Who may go where is decided by the
 * permission table on the server, which hands the shell the list of allowed keys.
 */
export const navItems = [
  { key: "flows", href: "/flows", icon: Workflow, keys: "g f" },
  { key: "phone", href: "/phone", icon: PhoneCall, keys: "g p" },
  { key: "calls", href: "/calls", icon: ScrollText, keys: "g c" },
  { key: "customers", href: "/customers", icon: ContactRound, keys: "g u" },
  { key: "numbers", href: "/numbers", icon: Hash, keys: "g n" },
  { key: "settings", href: "/settings", icon: Settings, keys: "g s" },
] as const satisfies readonly { key: string; href: string; icon: LucideIcon; keys: string }[];

export type NavItem = (typeof navItems)[number];
export type NavKey = NavItem["key"];

export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
