"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useOutdatedToast } from "@/components/shell/use-outdated-toast";
import { ApiContextProvider, createApiClient, createQueryClient } from "@/lib/api-client";

/** Gives everything below it the API (`useApi` of lib/api-client.ts); one per page load. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const tellOutdated = useOutdatedToast();
  const [apiClient] = useState(() => createApiClient("", {}, tellOutdated));
  return (
    <QueryClientProvider client={queryClient}>
      <ApiContextProvider trpcClient={apiClient} queryClient={queryClient}>
        {children}
      </ApiContextProvider>
    </QueryClientProvider>
  );
}
