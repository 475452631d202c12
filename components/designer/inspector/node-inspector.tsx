"use client";

import { ChevronRight, CircleAlert, CircleX, ShieldQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useCallback, useMemo, useState } from "react";
import { editorOf } from "@/components/designer/canvas/card-content";
import { useDesigner, useEditor } from "@/components/designer/designer-context";
import { familyText } from "@/components/designer/family-classes";
import { ExitsSection } from "@/components/designer/inspector/exits-section";
import { widgets } from "@/components/designer/inspector/fields/widgets";
import {
  fieldDefault,
  type SchemaField,
  schemaFields,
  withDefaults,
} from "@/components/designer/inspector/schema-fields";
import { UnknownStep } from "@/components/designer/inspector/unknown-step";
import { useIssues } from "@/components/designer/inspector/use-issues";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { useCalmNote } from "@/components/ui/calm-form";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { renameNode, setConfig, setLabel } from "@/lib/editor/commands/set-node";
import { findNodeType, type NodeDefinition } from "@/lib/flow/catalogue";
import { type FlowNode, nodeIdSchema } from "@/lib/flow/document";
import type { Issue } from "@/lib/flow/issue";
import { limits } from "@/lib/flow/limits";
import type { NodeConfig } from "@/lib/nodes/node-editor";
import type { Json } from "@/lib/util/json";

/** Everything about one node, made from its config schema. */
export function NodeInspector({ nodeId, node }: { nodeId: string; node: FlowNode }) {
  const t = useTranslations("designer.inspector");
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const definition = findNodeType(editor.catalogue, node.type);
  const Icon = editorOf(node.type)?.icon ?? ShieldQuestion;
  return (
    <div>
      <header className="grid gap-3 px-4 pt-4 pb-1">
        <p className="flex items-center gap-2 text-muted-foreground">
          <Icon aria-hidden className={cn("size-4 shrink-0", definition && familyText[definition.family])} />
          {texts.name(node.type)}
        </p>
        <div data-path="label">
          <Field label={t("label")} hideLabel>
            <Input
              dir="auto"
              className="h-9 font-semibold text-base"
              maxLength={limits.labelCharacters}
              readOnly={editor.readOnly}
              placeholder={texts.title({ ...node, label: "" })}
              value={node.label}
              onChange={({ target }) =>
                editor.edit("label", (flow) => setLabel(flow, nodeId, target.value), { merge: `label ${nodeId}` })
              }
            />
          </Field>
        </div>
        <WholeNodeIssues nodeId={nodeId} node={node} />
      </header>
      {definition ? (
        <ConfigForm nodeId={nodeId} type={node.type} config={node.config} definition={definition} />
      ) : (
        <UnknownStep nodeId={nodeId} node={node} />
      )}
      <ExitsSection nodeId={nodeId} type={node.type} config={node.config} exits={node.exits} />
      <section className="grid gap-3 border-t px-4 py-4">
        {texts.about(node.type) && (
          <p className="text-pretty text-muted-foreground text-xs">{texts.about(node.type)}</p>
        )}
        <NodeId key={nodeId} nodeId={nodeId} />
      </section>
    </div>
  );
}

/** Problems of the node as a whole; those of a field are at the field. */
function WholeNodeIssues({ nodeId, node }: { nodeId: string; node: FlowNode }) {
  const issues = useIssues(nodeId, "");
  const { note, isPast } = useCalmNote(issues.length > 0 && <IssueBoxes issues={issues} node={node} />);
  return note && <div className={cn(isPast && "invisible")}>{note}</div>;
}

function IssueBoxes({ issues, node }: { issues: readonly Issue[]; node: FlowNode }) {
  const texts = useNodeTexts();
  return (
    <ul className="grid gap-1.5">
      {issues.map((issue) => {
        const Icon = issue.severity === "error" ? CircleX : CircleAlert;
        return (
          <li
            key={issue.code}
            className={cn(
              "flex gap-2 rounded-md px-2.5 py-2 text-xs",
              issue.severity === "error" ? "bg-broken-soft text-broken" : "bg-risk-soft text-risk",
            )}
          >
            <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
            {texts.issue(issue, node)}
          </li>
        );
      })}
    </ul>
  );
}

const ConfigForm = memo(function ConfigForm({
  nodeId,
  type,
  config,
  definition,
}: {
  nodeId: string;
  type: string;
  config: NodeConfig;
  definition: NodeDefinition;
}) {
  const t = useTranslations("designer.inspector");
  const fields = useMemo(() => schemaFields(definition.configSchema), [definition]);
  const optional = useMemo(() => optionalPrompts(definition, config), [definition, config]);
  const editor = editorOf(type);
  const whole = withDefaults(fields, config);
  const shown = fields.filter(({ key }) => editor?.showsField?.(key, whole) ?? true);
  const [first, more] = [shown.filter(({ hint }) => !hint.advanced), shown.filter(({ hint }) => hint.advanced)];
  const form = (list: readonly SchemaField[]) =>
    list.map((field) => (
      <ConfigField
        key={field.key}
        nodeId={nodeId}
        type={type}
        field={field}
        stored={config[field.key]}
        optional={optional.has(`config.${field.key}`)}
      />
    ));
  if (shown.length === 0) return null;
  return (
    <div className="grid gap-5 px-4 py-4">
      {form(first)}
      {more.length > 0 && (
        <details className="group">
          <summary className="flex h-7 list-none items-center gap-1 rounded-sm font-medium text-muted-foreground hover:text-foreground [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              className="size-3.5 transition-transform group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:-rotate-90"
            />
            {t("more")}
          </summary>
          <div className="grid gap-5 pt-3">{form(more)}</div>
        </details>
      )}
    </div>
  );
});

/** Drawn again for its own value alone. */
const ConfigField = memo(function ConfigField({
  nodeId,
  type,
  field,
  stored,
  optional,
}: {
  nodeId: string;
  type: string;
  field: SchemaField;
  stored: Json | undefined;
  optional: boolean;
}) {
  const { editor } = useDesigner();
  const texts = useNodeTexts();
  const path = `config.${field.key}`;
  const Widget = widgets[field.hint.widget];
  const onChange = useCallback(
    (value: Json | undefined) =>
      editor.edit(
        "config",
        (flow) => {
          const current = flow.nodes[nodeId]?.config ?? {};
          const { [field.key]: _old, ...rest } = current;
          // In its old place, so that a file of the flow differs only in what changed.
          const config = value === undefined ? rest : { ...current, [field.key]: value };
          return setConfig(flow, editor.catalogue, nodeId, config);
        },
        { merge: `config ${nodeId} ${field.key}` },
      ),
    [editor, nodeId, field.key],
  );
  const { label, help } = texts.field(type, field.key);
  return (
    <div data-path={path}>
      <Widget
        nodeId={nodeId}
        type={type}
        field={field.key}
        path={path}
        value={stored ?? fieldDefault(field.schema)}
        onChange={onChange}
        hint={field.hint}
        schema={field.schema}
        label={label}
        help={help}
        optional={optional}
        readOnly={editor.readOnly}
      />
    </div>
  );
});

function optionalPrompts(definition: NodeDefinition, written: NodeConfig): Set<string> {
  const config = definition.configSchema.safeParse(written);
  if (!config.success) return new Set();
  return new Set(definition.prompts(config.data).flatMap(({ path, optional }) => (optional ? [path] : [])));
}

/** The id that files and wires use. It is changed on leaving the field, and everything that names it follows. */
function NodeId({ nodeId }: { nodeId: string }) {
  const t = useTranslations("designer.inspector");
  const { editor } = useDesigner();
  const [typed, setTyped] = useState(nodeId);
  const isTaken = useEditor(({ document }) => typed !== nodeId && Object.hasOwn(document.nodes, typed));
  const isValid = nodeIdSchema.safeParse(typed).success;
  const commit = () => {
    if (typed === nodeId) return;
    if (!isValid || isTaken) return setTyped(nodeId);
    editor.edit("label", (flow) => renameNode(flow, nodeId, typed));
    editor.select([typed]);
  };
  return (
    <details className="group">
      <summary className="flex h-6 list-none items-center gap-1 rounded-sm text-muted-foreground text-xs hover:text-foreground [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3 transition-transform group-open:rotate-90 rtl:-scale-x-100" />
        {t("advanced")}
      </summary>
      <Field
        className="pt-2"
        label={t("id")}
        hint={t("idHelp")}
        error={isTaken ? t("idTaken") : isValid ? undefined : t("idInvalid")}
      >
        <Input
          dir="ltr"
          className="font-mono text-xs"
          readOnly={editor.readOnly}
          maxLength={64}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === "Enter" && commit()}
        />
      </Field>
    </details>
  );
}
