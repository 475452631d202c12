"use client";

import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useDesigner, useResources } from "@/components/designer/designer-context";
import type { FieldProps } from "@/components/designer/inspector/field-props";
import { ResourceSelect } from "@/components/designer/inspector/fields/resource-fields";
import { useIssueText } from "@/components/designer/inspector/use-issues";
import { asText } from "@/lib/nodes/node-editor";

/** One of the installation's published flows, to run inside this one, and the way to it. */
export function FlowField({ nodeId, path, value, onChange, label, help, readOnly }: FieldProps) {
  const t = useTranslations("designer.resources");
  const { flowId } = useDesigner();
  const { flows } = useResources();
  const name = asText(value);
  const chosen = flows.find((flow) => flow.name === name);
  return (
    <div className="grid gap-1.5">
      <ResourceSelect
        label={label}
        help={help}
        error={useIssueText(nodeId, path)}
        value={name}
        onChange={onChange}
        resources={flows.filter(({ id }) => id !== flowId)}
        placeholder={t("chooseFlow")}
        readOnly={readOnly}
      />
      {chosen && (
        <Link
          href={`/flows/${chosen.id}`}
          className="inline-flex items-center gap-1 justify-self-start text-link text-xs hover:underline"
        >
          {t("openSubflow")}
          <ArrowUpRight aria-hidden className="size-3 rtl:-scale-x-100" />
        </Link>
      )}
    </div>
  );
}
