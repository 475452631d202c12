import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDesigner } from "@/components/designer/designer-context";
import { IssueLines } from "@/components/designer/versions/issue-lines";
import { useApi } from "@/lib/api-client";

/** What a version needs and is not there any more, for somebody who is about to let callers hear it. */
export function VersionProblems({ number }: { number: number }) {
  const t = useTranslations("designer.versions");
  const status = useTranslations("designer.status");
  const { flowId } = useDesigner();
  const api = useApi();
  const { data, isError } = useQuery(api.flows.checkVersion.queryOptions({ flowId, number }, { staleTime: 0 }));
  return (
    // There before it says anything, or it would not be announced; without a gap of its own while it says nothing.
    <div role="status" className="empty:absolute">
      {isError && <p className="text-risk">{t("rollBackUnchecked")}</p>}
      {!isError && !data && <p className="text-muted-foreground">{status("checking")}</p>}
      {!isError && data && data.errors.length > 0 && (
        <section aria-label={t("rollBackProblems", { count: data.errors.length })} className="grid gap-1">
          <p className="text-broken">{t("rollBackProblems", { count: data.errors.length })}</p>
          <div className="max-h-40 overflow-y-auto">
            <IssueLines issues={data.errors} nodes={data.nodes} />
          </div>
        </section>
      )}
    </div>
  );
}
