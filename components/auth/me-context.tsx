"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ApiOutputs } from "@/lib/api-client";

export type Me = ApiOutputs["me"]["get"];
export type Permission = Me["permissions"][number];

const MeContext = createContext<Me | null>(null);

/** Makes the signed-in person known to every component of the page. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext.Provider value={me}>{children}</MeContext.Provider>;
}

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe needs MeProvider around it");
  return me;
}

/** Whether to offer something; the server decides for itself. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}
