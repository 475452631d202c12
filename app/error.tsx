"use client";

import type { ComponentProps } from "react";
import { ErrorPage } from "@/components/shell/error-page";

/** Outside the frame, also when the frame itself failed. */
export default function RootError(props: ComponentProps<typeof ErrorPage>) {
  return (
    <main className="grid min-h-dvh">
      <ErrorPage {...props} />
    </main>
  );
}
