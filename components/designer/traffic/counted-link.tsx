"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useMay } from "@/components/auth/me-context";
import { useDesigner } from "@/components/designer/designer-context";
import { callsLink } from "@/components/designer/traffic/calls-link";
import type { ShownTraffic } from "@/components/designer/traffic/traffic-store";
import { cn } from "@/components/ui/cn";

/**
 * A count that leads to its calls, for whoever may see them. On the canvas it is for pointers: the table says the same
 * in words and to keyboards.
 */
export function CountedLink({
  shown,
  nodeId,
  way,
  label,
  calls,
  className,
  children,
  onCanvas = false,
}: {
  shown: ShownTraffic;
  nodeId: string;
  way: string;
  /** For screen readers and as a hint. */
  label: string;
  calls: number;
  className?: string;
  children: ReactNode;
  onCanvas?: boolean;
}) {
  const may = useMay();
  const { flowId } = useDesigner();
  if (calls === 0 || !may("calls.read")) {
    return (
      <span className={className} title={onCanvas ? label : undefined}>
        {children}
      </span>
    );
  }
  return (
    <Link
      href={callsLink(flowId, shown, nodeId, way)}
      prefetch={false}
      aria-label={label}
      title={onCanvas ? label : undefined}
      tabIndex={onCanvas ? -1 : undefined}
      draggable={false}
      className={cn("hover:underline", onCanvas && "nodrag nopan pointer-events-auto", className)}
    >
      {children}
    </Link>
  );
}
