"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "@/lib/api-client";

/** After a change of what flows name: lists here and in the designer are read again. */
export function useForgetBindings(): () => Promise<void> {
  const api = useApi();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries(api.bindings.pathFilter());
}

/** The same, then the dialog in which it was changed closes. */
export function useBindingSaved(onClose: () => void): () => Promise<void> {
  const forget = useForgetBindings();
  return async () => {
    await forget();
    onClose();
  };
}
