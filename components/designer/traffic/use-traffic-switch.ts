"use client";

import { useMay } from "@/components/auth/me-context";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { noFilters, useTraffic, useTrafficStore } from "@/components/designer/traffic/traffic-store";

/** Null for whoever may not see it. */
export function useTrafficSwitch(): { isOn: boolean; toggle(): void } | null {
  const may = useMay();
  const store = useTrafficStore();
  const { view } = useDesigner();
  const isOn = useTraffic(({ period }) => period !== null);
  const panel = useView((state) => state.panel);
  if (!may("traffic.read")) return null;
  return {
    isOn,
    toggle() {
      store.setState({ period: isOn ? null : "7d", filters: noFilters, shown: null });
      if (isOn && panel === "traffic") view.setState({ panel: null });
    },
  };
}
