"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDesigner, useView } from "@/components/designer/designer-context";
import { type CreateReply, useCreateFlow } from "@/components/designer/group/use-create-flow";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useSelectionCommands } from "@/components/designer/use-selection-commands";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import {
  type GroupPlan,
  type GroupRefusal,
  groupedFlow,
  planGroup,
  replaceByGroup,
} from "@/lib/editor/commands/group-into-subflow";
import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";

/** The selected steps as they are when the dialog opens; what cannot be a subflow is refused with the reason instead. */
export function GroupDialog() {
  const isWanted = useView((state) => state.dialog === "group");
  return isWanted ? <Group /> : null;
}

function Group() {
  const t = useTranslations("designer.group");
  const { editor, view } = useDesigner();
  const texts = useNodeTexts();
  const { chosenNodes } = useSelectionCommands();
  const [{ ids, document, plan }] = useState(() => {
    const chosen = chosenNodes();
    const flow = editor.store.getState().document;
    return { ids: chosen, document: flow, plan: planGroup(flow, editor.catalogue, chosen) };
  });
  const refusal = plan.ok ? null : plan.error;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is found
  useEffect(() => {
    if (!refusal) return;
    toast.warning(t("refused"), { id: "group", description: words(refusal) });
    view.setState({ dialog: null });
  }, [refusal]);
  return plan.ok ? <GroupForm ids={ids} before={document} plan={plan.value} /> : null;

  function words({ reason, nodeIds }: GroupRefusal): string {
    const titles = nodeIds
      .slice(0, 4)
      .flatMap((id) => document.nodes[id] ?? [])
      .map((node) => t("step", { name: texts.title(node) }));
    return t(reason, { names: texts.list([...titles, ...(nodeIds.length > 4 ? ["…"] : [])]) });
  }
}

function GroupForm({ ids, before, plan }: { ids: readonly string[]; before: FlowDocument; plan: GroupPlan }) {
  const t = useTranslations("designer.group");
  const router = useRouter();
  const { editor, view, may } = useDesigner();
  const create = useCreateFlow();
  const [name, setName] = useState("");
  const [nameError, setNameError] = useState<string | null>(null);
  const [publishes, setPublishes] = useState(may.publish);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const close = () => view.setState({ dialog: null });

  async function submit() {
    const wanted = name.trim();
    if (wanted === "") return setNameError(t("nameEmpty"));
    setPending(true);
    setError(null);
    try {
      const inner = groupedFlow(before, plan, ids, wanted, (outcome) => t("returnLabel", { outcome }));
      const reply = await create(inner, publishes);
      if (!reply.ok) return reply.reason === "nameTaken" ? setNameError(t("nameTaken")) : setError(reply.message);
      replace(reply.name);
      close();
      tell(reply);
    } catch {
      setError(t("failed"));
    } finally {
      setPending(false);
    }
  }

  function replace(wanted: string) {
    let id = "";
    editor.edit("group", (flow) => {
      const next = replaceByGroup(flow, plan, ids, wanted);
      id = next.id;
      return next.document;
    });
    editor.select([id]);
  }

  function tell({ id, name: given, isPublished, problems }: Extract<CreateReply, { ok: true }>) {
    const action = { label: t("open"), onClick: () => router.push(`/flows/${id}`) };
    if (isPublished) return toast.success(t("done", { name: given }), { description: t("doneHint"), action });
    const hint = problems === null ? t("unpublishedChosen") : t("unpublishedHint", { count: problems });
    return toast.warning(t("unpublished", { name: given }), { description: hint, action, duration: 20_000 });
  }

  return (
    <FormDialog
      title={t("title")}
      description={t("description", { count: ids.length })}
      submitLabel={t("submit")}
      noValidate
      pending={pending}
      error={error}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <Field label={t("name")} error={nameError}>
        <Input
          autoFocus
          dir="auto"
          maxLength={limits.nameCharacters}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setNameError(null);
          }}
        />
      </Field>
      <Summary before={before} plan={plan} />
      {may.publish ? (
        <Field label={t("publish")} hint={t("publishHelp")} layout="inline">
          <Checkbox checked={publishes} onCheckedChange={(checked) => setPublishes(checked === true)} />
        </Field>
      ) : (
        <p className="text-muted-foreground text-sm">{t("noPublish")}</p>
      )}
    </FormDialog>
  );
}

/** Where it begins, how it comes back, and which variables go in and out. */
function Summary({ before, plan }: { before: FlowDocument; plan: GroupPlan }) {
  const t = useTranslations("designer.group");
  const texts = useNodeTexts();
  const title = (id: string) => {
    const node = before.nodes[id];
    return node ? texts.title(node) : id;
  };
  const ways = plan.outcomes.map(({ name, to }) => t("way", { outcome: name, step: title(to) }));
  const lines = [
    t("entry", { name: title(plan.entry) }),
    ways.length > 0 ? t("outcomes", { outcomes: texts.list(ways) }) : t("noOutcome"),
    ...(plan.takes.length > 0 ? [t("takes", { variables: texts.list(plan.takes) })] : []),
    ...(plan.gives.length > 0 ? [t("gives", { variables: texts.list(plan.gives) })] : []),
  ];
  return (
    <ul className="grid list-disc gap-1 ps-5 text-muted-foreground text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
