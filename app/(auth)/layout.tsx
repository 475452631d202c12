import type { ReactNode } from "react";
import { ApiProvider } from "@/components/shell/api-provider";

/** Pages for people who are not signed in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <ApiProvider>{children}</ApiProvider>;
}
