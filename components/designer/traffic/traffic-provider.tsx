"use client";

import { type ReactNode, useEffect, useState } from "react";
import { readPeriod } from "@/components/designer/traffic/period";
import { createTrafficStore, TrafficContext } from "@/components/designer/traffic/traffic-store";

const parameter = "traffic";

/** Traffic of the flow below. Its period stands in the address, so that the way back from a call leads to it again. */
export function TrafficProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() =>
    createTrafficStore(readPeriod(new URLSearchParams(window.location.search).get(parameter))),
  );
  useEffect(
    () =>
      store.subscribe(({ period }, before) => {
        if (period === before.period) return;
        const address = new URL(window.location.href);
        if (period === null) address.searchParams.delete(parameter);
        else address.searchParams.set(parameter, period);
        window.history.replaceState(window.history.state, "", address);
      }),
    [store],
  );
  return <TrafficContext.Provider value={store}>{children}</TrafficContext.Provider>;
}
