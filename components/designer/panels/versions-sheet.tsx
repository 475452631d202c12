"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { FlowDiffList } from "@/components/designer/panels/flow-diff-list";
import type { VersionSummary } from "@/components/designer/ports";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet, SheetBody, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import type { FlowDocument } from "@/lib/flow/document";

/** Every published version: what was new, where it is live, how it differs from the draft, and back into the draft. */
export function VersionsSheet({ onClose }: { onClose(): void }) {
  const t = useTranslations("designer.versions");
  const { ports } = useDesigner();
  const [versions, setVersions] = useState<readonly VersionSummary[] | "failed" | null>(null);
  useEffect(() => {
    let isOpen = true;
    ports.versions().then(
      (list) => isOpen && setVersions(list),
      () => isOpen && setVersions("failed"),
    );
    return () => {
      isOpen = false;
    };
  }, [ports]);
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("description")}</SheetDescription>
        </SheetHeader>
        <SheetBody className="gap-0 p-0">
          {versions === null && <Skeleton className="m-5 h-16" />}
          {versions === "failed" && <p className="p-5 text-broken">{t("failed")}</p>}
          {versions !== "failed" && versions?.length === 0 && (
            <EmptyState icon={History} title={t("empty")} headingLevel={3} />
          )}
          {Array.isArray(versions) && (
            <ul className="divide-y">
              {versions.map((version: VersionSummary) => (
                <Version key={version.number} version={version} onClose={onClose} />
              ))}
            </ul>
          )}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}

function Version({ version, onClose }: { version: VersionSummary; onClose(): void }) {
  const t = useTranslations("designer.versions");
  const { ports, editor } = useDesigner();
  const draft = useEditor((state) => state.document);
  const [document, setDocument] = useState<FlowDocument | null>(null);
  const [isShown, setIsShown] = useState(false);
  const [state, setState] = useState<"ready" | "loading" | "failed">("ready");

  async function load(): Promise<FlowDocument | null> {
    if (document) return document;
    setState("loading");
    try {
      const loaded = await ports.version(version.number);
      setDocument(loaded);
      setState("ready");
      return loaded;
    } catch {
      setState("failed");
      return null;
    }
  }

  async function restore() {
    const loaded = await load();
    if (!loaded) return;
    editor.edit("restore", () => loaded);
    onClose();
    toast.success(t("restored", { number: version.number }));
  }

  return (
    <li className="grid gap-2 px-5 py-4">
      <div className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{t("version", { number: version.number })}</span>
        <span className="text-muted-foreground text-xs">
          <RelativeTime at={version.publishedAt} />
          {version.publishedBy && ` ${t("by", { name: version.publishedBy })}`}
        </span>
      </div>
      <p dir="auto" className={version.note ? "text-pretty" : "text-muted-foreground"}>
        {version.note || t("noNote")}
      </p>
      {version.e164s.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {version.e164s.map((e164) => (
            <Badge key={e164} variant="ok">
              <PhoneNumber number={e164} />
            </Badge>
          ))}
        </div>
      )}
      <div className="flex gap-2">
        <Button
          variant="outline"
          size="sm"
          pending={state === "loading"}
          aria-expanded={isShown}
          onClick={async () => {
            if (isShown) return setIsShown(false);
            if (await load()) setIsShown(true);
          }}
        >
          {isShown ? t("hide") : t("compare")}
        </Button>
        {!editor.readOnly && (
          <Button variant="ghost" size="sm" onClick={() => void restore()}>
            {t("restore")}
          </Button>
        )}
      </div>
      {state === "failed" && <p className="text-broken text-xs">{t("failed")}</p>}
      {isShown && document && <FlowDiffList before={document} after={draft} />}
    </li>
  );
}
