"use client";

import { CircleCheck, CircleX, FileJson } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import type { FileToImport } from "@/components/flows/use-imports";
import { Spinner } from "@/components/ui/spinner";
import { type Issue, issueKey } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";

/** A file that is to be imported, and what came of it: a way to the flow, or every reason why not. */
export function ImportedFile({ file, state }: FileToImport) {
  const t = useTranslations("flows.newFlow.import");
  const texts = useNodeTexts();
  switch (state.kind) {
    case "waiting":
      return <Line icon={<FileJson aria-hidden className="size-4 text-muted-foreground" />} name={file.name} />;
    case "importing":
      return <Line icon={<Spinner className="size-4" />} name={file.name} says={t("importing")} />;
    case "imported":
      return (
        <Line
          icon={<CircleCheck aria-hidden className="size-4 text-ok" />}
          name={file.name}
          says={t.rich("imported", {
            flow: () => (
              <Link href={`/flows/${state.id}`} className="rounded-sm text-link hover:underline">
                <bdi>{state.name}</bdi>
              </Link>
            ),
          })}
        >
          {state.renamedTo !== null && <p>{t("nameTaken")}</p>}
          {state.unknownTypes.length > 0 && (
            <p>{t("unknownTypes", { count: state.unknownTypes.length, types: texts.list(state.unknownTypes) })}</p>
          )}
        </Line>
      );
    case "refused":
      return (
        <Refusal name={file.name} says={t("refused", { count: state.issues.length })}>
          <Issues issues={state.issues} />
        </Refusal>
      );
    case "tooLarge": {
      const size = Math.ceil(megabytes(file.size) * 10) / 10;
      return <Refusal name={file.name} says={t("tooLarge", { size, limit: megabytes(limits.documentBytes) })} />;
    }
    case "unreadable":
    case "notUtf8":
      return <Refusal name={file.name} says={t(state.kind)} />;
    case "failed":
      return <Refusal name={file.name} says={state.message} />;
  }
}

const megabytes = (bytes: number) => bytes / 2 ** 20;

interface LineProps {
  name: string;
  says?: ReactNode;
  children?: ReactNode;
}

function Line({ icon, name, says, children }: LineProps & { icon: ReactNode }) {
  return (
    <div className="flex items-start gap-2.5 px-3 py-2 text-sm">
      <span className="grid h-5 shrink-0 place-items-center">{icon}</span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap gap-x-2">
          <bdi className="font-medium [overflow-wrap:anywhere]">{name}</bdi>
          {says && <span className="text-muted-foreground">{says}</span>}
        </p>
        {children}
      </div>
    </div>
  );
}

function Refusal({ name, says, children }: LineProps) {
  return (
    <div role="alert">
      <Line
        icon={<CircleX aria-hidden className="size-4 text-broken" />}
        name={name}
        says={<span className="text-broken">{says}</span>}
      >
        {children}
      </Line>
    </div>
  );
}

function Issues({ issues }: { issues: readonly Issue[] }) {
  const t = useTranslations("flows.newFlow.import");
  const texts = useNodeTexts();
  return (
    <ul className="grid gap-1.5 pt-1">
      {issues.map((issue) => (
        <li key={issueKey(issue)} className="grid gap-0.5">
          <span className="text-pretty">{texts.issue(issue, undefined)}</span>
          <span className="text-muted-foreground text-xs">
            {issue.nodeId === null && !issue.path ? `${t("wholeFlow")} · ` : null}
            <bdi dir="ltr" className="font-mono">
              {[issue.nodeId, issue.path, issue.code].filter(Boolean).join(" · ")}
            </bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
