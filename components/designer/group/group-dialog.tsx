"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { focusShown } from "@/components/designer/canvas/focus-drawn";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
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
  isGroupUnchanged,
  planGroup,
  replaceByGroup,
} from "@/lib/editor/commands/group-into-subflow";
import type { FlowDocument } from "@/lib/flow/document";
import { limits } from "@/lib/flow/limits";

/** The selected steps become a flow of their own; what cannot be one is refused with the reason instead. */
export function GroupDialog() {
  const isWanted = useView((state) => state.dialog === "group");
  return isWanted ? <Group /> : null;
}

function Group() {
  const t = useTranslations("designer.group");
  const { editor, view } = useDesigner();
  const { chosenNodes } = useSelectionCommands();
  const words = useRefusalWords();
  const [ids] = useState(chosenNodes);
  const [refusal] = useState(() => {
    const plan = planGroup(editor.store.getState().document, editor.catalogue, ids);
    return plan.ok ? null : plan.error;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is found
  useEffect(() => {
    if (!refusal) return;
    toast.warning(t("refused"), { id: "group", description: words(refusal) });
    view.setState({ dialog: null });
  }, [refusal]);
  return refusal ? null : <GroupForm chosen={ids} />;
}

/** What colleagues do meanwhile counts: the flow is made of the steps as they are at the press. */
function GroupForm({ chosen }: { chosen: readonly string[] }) {
  const t = useTranslations("designer.group");
  const router = useRouter();
  const { editor, view, may } = useDesigner();
  const create = useCreateFlow();
  const words = useRefusalWords();
  const document = useEditor((state) => state.document);
  const ids = useMemo(() => chosen.filter((id) => Object.hasOwn(document.nodes, id)), [chosen, document]);
  const plan = useMemo(() => planGroup(document, editor.catalogue, ids), [document, editor, ids]);
  const [name, setName] = useState("");
  const [nameError, setNameError] = useState<string | null>(null);
  const [publishes, setPublishes] = useState(may.publish);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const close = () => view.setState({ dialog: null });

  async function submit(group: GroupPlan) {
    const wanted = name.trim();
    if (wanted === "") return setNameError(t("nameEmpty"));
    setPending(true);
    setError(null);
    try {
      const inner = groupedFlow(document, group, ids, wanted, (outcome) => t("returnLabel", { outcome }));
      const reply = await create(inner, publishes);
      if (!reply.ok) return reply.reason === "nameTaken" ? setNameError(t("nameTaken")) : setError(reply.message);
      const now = editor.store.getState().document;
      const isUnchanged = isGroupUnchanged(document, now, editor.catalogue, ids);
      if (isUnchanged) replace(group, reply.name);
      close();
      tell(reply, isUnchanged);
    } catch {
      setError(t("failed"));
    } finally {
      setPending(false);
    }
  }

  function replace(group: GroupPlan, wanted: string) {
    let id = "";
    editor.edit("group", (flow) => {
      const next = replaceByGroup(flow, group, ids, wanted);
      id = next.id;
      return next.document;
    });
    editor.select([id]);
    focusShown(view, id);
  }

  function tell({ id, name: given, isPublished, problems }: Extract<CreateReply, { ok: true }>, isReplaced: boolean) {
    const action = { label: t("open"), onClick: () => router.push(`/flows/${id}`) };
    if (!isReplaced)
      return toast.warning(t("changed", { name: given }), { description: t("changedHint"), action, duration: 20_000 });
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
      ready={plan.ok}
      error={plan.ok ? error : words(plan.error)}
      onSubmit={() => plan.ok && void submit(plan.value)}
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
      {plan.ok && <Summary before={document} plan={plan.value} />}
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

/** Why the steps cannot be a flow of their own, with the steps it is about. */
function useRefusalWords(): (refusal: GroupRefusal) => string {
  const t = useTranslations("designer.group");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  return ({ reason, nodeIds }) => {
    const { nodes } = editor.store.getState().document;
    const titles = nodeIds
      .slice(0, 4)
      .flatMap((id) => nodes[id] ?? [])
      .map((node) => t("step", { name: texts.title(node) }));
    return t(reason, { names: texts.list([...titles, ...(nodeIds.length > 4 ? ["…"] : [])]) });
  };
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
