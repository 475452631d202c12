"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { ExactTime } from "@/components/ui/exact-time";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { ApiOutputs } from "@/lib/api-client";

export type FlowUse = Extract<ApiOutputs["flows"]["archive"], { ok: false }>["uses"][number];
type UsingFlow = Exclude<FlowUse, { kind: "number" }>;

const kinds = ["number", "published", "scheduled", "draft"] as const;
const linkClasses = "rounded-sm text-link hover:underline";

/** Why a flow was not archived: everything that needs it, with a way to each. Where only drafts do, it can be done all the same. */
export function FlowUsesDialog({
  name,
  uses,
  isArchiving,
  onArchive,
  onClose,
}: {
  name: string;
  uses: readonly FlowUse[];
  isArchiving: boolean;
  onArchive: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("flows.needed");
  const common = useTranslations("common");
  const isOnlyDrafts = uses.every(({ kind }) => kind === "draft");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title", { name })}</DialogTitle>
          <DialogDescription>{t(isOnlyDrafts ? "draftsText" : "text")}</DialogDescription>
        </DialogHeader>
        <DialogBody className="grid gap-4">
          {kinds.map((kind) => {
            const found = uses.filter((use) => use.kind === kind);
            return found.length === 0 ? null : (
              <section key={kind} className="grid gap-1.5">
                <h3 className="font-medium text-sm">{t(`kinds.${kind}`, { count: found.length })}</h3>
                <ul className="divide-y rounded-md border text-sm">
                  {found.map((use) => (
                    <li key={keyOf(use)} className="grid gap-0.5 px-3 py-2">
                      <Use use={use} />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </DialogBody>
        <DialogFooter>
          {isOnlyDrafts && (
            <Button variant="outline" pending={isArchiving} onClick={onArchive}>
              {t("archive")}
            </Button>
          )}
          <DialogClose asChild>
            <Button>{common("close")}</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function Use({ use }: { use: FlowUse }) {
  const t = useTranslations("flows");
  const texts = useNodeTexts();
  if (use.kind === "number") {
    return (
      <Link href="/numbers" className={linkClasses}>
        <PhoneNumber number={use.e164} />
      </Link>
    );
  }
  return (
    <>
      <span className="flex flex-wrap gap-x-2">
        <Link href={`/flows/${use.flowId}`} className={linkClasses}>
          <bdi>{use.flowName}</bdi>
        </Link>
        <span className="text-muted-foreground">{detailOf(use)}</span>
      </span>
      {use.steps.map((step) => (
        <span key={step.id} className="text-muted-foreground text-xs">
          {t.rich("needed.step", {
            step: () => (
              <Link href={`/flows/${use.flowId}?${new URLSearchParams({ step: step.id })}`} className={linkClasses}>
                <bdi>{step.label.trim() || texts.name(step.type)}</bdi>
              </Link>
            ),
          })}
        </span>
      ))}
    </>
  );

  function detailOf(of: UsingFlow): ReactNode {
    if (of.kind === "published") return t("version", { number: of.version });
    return of.kind === "scheduled" ? <ExactTime at={of.at} /> : null;
  }
}

const keyOf = (use: FlowUse): string => {
  if (use.kind === "number") return use.e164;
  return `${use.flowId} ${use.kind === "published" ? use.version : use.kind === "scheduled" ? use.at.toISOString() : ""}`;
};
