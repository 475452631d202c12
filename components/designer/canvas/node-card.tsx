"use client";

import { Handle, type NodeProps, Position } from "@xyflow/react";
import { CircleAlert, CircleX, CornerDownRight, Flag, LifeBuoy, type LucideIcon, ShieldQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { Direction } from "radix-ui";
import { memo, type ReactNode, useMemo } from "react";
import { editorOf, useCardLines } from "@/components/designer/canvas/card-content";
import { entryPlace, exitPlaces, exitRow } from "@/components/designer/canvas/card-geometry";
import { ExitRow } from "@/components/designer/canvas/exit-row";
import { FarTitle } from "@/components/designer/canvas/far-title";
import { type CanvasNode, cardWidth, titleId } from "@/components/designer/canvas/flow-elements";
import { useOutlook } from "@/components/designer/canvas/use-detail";
import { useDesigner, useEditor, useView } from "@/components/designer/designer-context";
import { familyEdge, familySoft, familyText } from "@/components/designer/family-classes";
import { HereMarker } from "@/components/designer/together/here-marker";
import { NodeTraffic } from "@/components/designer/traffic/node-traffic";
import { useNodeTexts } from "@/components/designer/use-node-texts";
import { cn } from "@/components/ui/cn";
import { nodeExits } from "@/lib/editor/node-exits";
import { findNodeType } from "@/lib/flow/catalogue";
import type { FlowNode } from "@/lib/flow/document";
import { countIssues } from "@/lib/flow/issue";
import type { CardLine } from "@/lib/nodes/node-editor";

/** One node on the canvas. It reads its own node only, so that typing in one draws no other. */
export const NodeCard = memo(function NodeCard({
  id,
  selected,
  height,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<CanvasNode>) {
  const node = useEditor((state) => state.document.nodes[id]);
  const look = useOutlook(({ detail, isPictured }) => (isPictured ? "place" : detail === "shape" ? "shape" : "whole"));
  if (!node) return null;
  // What is being worked on stays whole, whatever becomes of its exits.
  if (selected || look === "whole") return <Card id={id} node={node} x={x} y={y} selected={selected} height={height} />;
  return look === "shape" ? (
    <CardShape id={id} node={node} x={x} y={y} height={height} />
  ) : (
    <CardPlace id={id} node={node} height={height} />
  );
});

interface CardProps {
  id: string;
  node: FlowNode;
  /** Where it is on the canvas. */
  x: number;
  y: number;
}

/** The furthest away: as high as the card, without what nobody could read or grab, so that hundreds can be moved at once. */
function CardShape({ id, node, x, y, height = 0 }: CardProps & { height: number | undefined }) {
  const { editor } = useDesigner();
  const isRtl = Direction.useDirection() === "rtl";
  const family = useFamily(node);
  const [reading, far] = isRtl ? [Position.Right, Position.Left] : [Position.Left, Position.Right];
  const places = useMemo(() => exitPlaces(nodeExits(editor.catalogue, node), height), [editor.catalogue, node, height]);
  return (
    <CardFrame id={id} node={node} x={x} y={y} height={height} className="shadow-none transition-none">
      <CardName id={id} node={node} />
      <div className={cn("absolute inset-0 ms-[3px] rounded-e-md", family && familySoft[family])} />
      {/* What React Flow reads of a handle to draw its wires; a Handle itself listens to every move of the canvas. */}
      <i className="target absolute start-0" style={{ top: entryPlace }} data-handleid="in" data-handlepos={reading} />
      {places.map(({ id: exit, y }) => (
        <i key={exit} className="source absolute end-0" style={{ top: y }} data-handleid={exit} data-handlepos={far} />
      ))}
    </CardFrame>
  );
}

/** A card that the far picture draws: there to be grabbed and wired, without anything to paint. */
function CardPlace({ id, node, height = 0 }: { id: string; node: FlowNode; height: number | undefined }) {
  const { editor } = useDesigner();
  const isRtl = Direction.useDirection() === "rtl";
  const isConnecting = useOutlook((outlook) => outlook.isConnecting);
  const [reading, far] = isRtl ? [Position.Right, Position.Left] : [Position.Left, Position.Right];
  return (
    <div dir={isRtl ? "rtl" : "ltr"} style={{ width: cardWidth, height }} className="card-place">
      <CardName id={id} node={node} />
      {/* As in the shape, but in a column: what is positioned by itself is a layer, and there would be thousands. */}
      <i className="target" style={{ height: 2 * entryPlace }} data-handleid="in" data-handlepos={reading} />
      {nodeExits(editor.catalogue, node).map(({ id }) => (
        <i key={id} className="source" style={{ height: exitRow }} data-handleid={id} data-handlepos={far} />
      ))}
      {isConnecting && <Handle type="target" id="drop" position={Position.Top} className="drop-handle" />}
    </div>
  );
}

/** Of a card whose title is not written: for whoever hears the canvas. */
function CardName({ id, node }: { id: string; node: FlowNode }) {
  return (
    <span id={titleId(id)} hidden>
      {useNodeTexts().title(node)}
    </span>
  );
}

function Card({ id, node, x, y, selected, height }: CardProps & { selected: boolean; height: number | undefined }) {
  const { editor } = useDesigner();
  const t = useTranslations("nodes.card");
  const texts = useNodeTexts();
  const isRtl = Direction.useDirection() === "rtl";
  const languages = useEditor((state) => state.document.languages);
  const lines = useCardLines(node, languages);
  const { type, config, exits: wired } = node;
  const exits = useMemo(
    () => nodeExits(editor.catalogue, { type, config, exits: wired }),
    [editor.catalogue, type, config, wired],
  );
  const family = useFamily(node);
  const look = editorOf(node.type);
  const Icon = look?.icon ?? ShieldQuestion;
  return (
    <CardFrame
      id={id}
      node={node}
      x={x}
      y={y}
      className={selected ? "border-primary ring-1 ring-primary" : "hover:border-input"}
    >
      <Markers id={id} />
      <HereMarker nodeId={id} />
      <header className="flex h-10 items-center gap-2 ps-3.5 pe-2.5">
        <Icon aria-hidden className={cn("size-4 shrink-0", family ? familyText[family] : "text-muted-foreground")} />
        <span id={titleId(id)} className="card-near min-w-0 flex-1 truncate font-semibold text-sm">
          {texts.title(node)}
        </span>
        <IssueMark id={id} />
      </header>
      {!look?.isJump && (
        <div className="card-near">
          <Lines lines={lines} languages={languages} />
          {!look && <p className="px-3.5 pb-2.5 text-broken text-xs">{t("unknown")}</p>}
        </div>
      )}
      {exits.length > 0 && (
        <ul className="border-t py-1">
          {exits.map((exit) => (
            <ExitRow
              key={exit.id}
              nodeId={id}
              type={type}
              config={config}
              to={wired[exit.id] ?? null}
              exit={exit}
              isRtl={isRtl}
            />
          ))}
        </ul>
      )}
      <FarTitle title={texts.title(node)} soft={family ? familySoft[family] : ""} height={height} />
      <Handle
        type="target"
        id="in"
        position={isRtl ? Position.Right : Position.Left}
        className="entry-handle"
        style={{ top: entryPlace }}
        isConnectable={false}
      />
    </CardFrame>
  );
}

/** The edge in the family's colour, how the call went through it, and the place where a wire can be let go. */
function CardFrame({
  id,
  node,
  x,
  y,
  height,
  className,
  children,
}: CardProps & {
  /** In pixels of the canvas; as high as what is in it when left out. */
  height?: number;
  className: string;
  children: ReactNode;
}) {
  const isRtl = Direction.useDirection() === "rtl";
  const look = useView(({ highlight }) => {
    if (!highlight) return "plain";
    if (highlight.current === id) return "current";
    return highlight.visited.includes(id) ? "visited" : "faded";
  });
  const isConnecting = useOutlook((outlook) => outlook.isConnecting);
  const family = useFamily(node);
  return (
    <div
      dir={isRtl ? "rtl" : "ltr"}
      style={{ width: cardWidth, height }}
      data-call={look}
      className={cn(
        "relative rounded-md border bg-card shadow-xs transition-[opacity,border-color] duration-100",
        "before:absolute before:inset-y-0 before:start-0 before:w-[3px] before:rounded-s-md",
        family ? familyEdge[family] : "border-dashed before:bg-muted-foreground",
        className,
        look === "visited" && "border-primary/70",
        look === "current" && "call-is-here border-primary ring-2 ring-primary",
        look === "faded" && "opacity-60",
      )}
    >
      {children}
      <NodeTraffic id={id} x={x} y={y} />
      {isConnecting && <Handle type="target" id="drop" position={Position.Top} className="drop-handle" />}
    </div>
  );
}

function useFamily({ type }: FlowNode) {
  return findNodeType(useDesigner().editor.catalogue, type)?.family ?? null;
}

function Lines({ lines, languages }: { lines: readonly CardLine[]; languages: readonly string[] }) {
  const t = useTranslations("nodes.card");
  if (lines.length === 0)
    return <p className="px-3.5 pb-2.5 text-muted-foreground text-xs italic">{t("nothingSaid")}</p>;
  return (
    <div className="grid gap-1 px-3.5 pb-2.5">
      {lines.slice(0, 3).map((line) =>
        line.kind === "speech" ? (
          <q
            key={`speech ${line.text}`}
            // The prompt is in the flow's language, whatever the reader's is.
            lang={languages[0]}
            dir="auto"
            className="line-clamp-2 text-pretty text-xs text-foreground/85 leading-4.5 [overflow-wrap:anywhere]"
          >
            {line.text}
          </q>
        ) : (
          <p key={`rule ${line.text}`} className="line-clamp-2 text-muted-foreground text-xs leading-4.5">
            {line.text}
          </p>
        ),
      )}
    </div>
  );
}

const roleIcons = { entry: Flag, afterCall: CornerDownRight, fallback: LifeBuoy } satisfies Record<string, LucideIcon>;

/** Where the call begins, where its after-call work begins, where it goes when a node breaks. */
function Markers({ id }: { id: string }) {
  const t = useTranslations("designer.roles");
  const roles = useEditor(({ document }) =>
    (["entry", "afterCall", "fallback"] as const).filter((role) => document[role] === id).join(" "),
  );
  if (roles === "") return null;
  return (
    <div className="absolute start-0 bottom-full mb-1 flex gap-1">
      {roles.split(" ").map((role) => {
        const Icon = roleIcons[role as keyof typeof roleIcons];
        return (
          <span
            key={role}
            className="inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm bg-foreground/80 px-1.5 font-medium text-2xs text-background"
          >
            <Icon aria-hidden className="size-3" />
            {t(role as keyof typeof roleIcons)}
          </span>
        );
      })}
    </div>
  );
}

function IssueMark({ id }: { id: string }) {
  const t = useTranslations("designer.canvas");
  const issues = useEditor((state) => state.issuesByNode.get(id));
  if (!issues) return null;
  const { errors, warnings } = countIssues(issues);
  const Icon = errors > 0 ? CircleX : CircleAlert;
  return (
    <span
      title={t("issues", { errors, warnings })}
      className={cn(
        "inline-flex shrink-0 items-center gap-1 font-medium text-xs",
        errors > 0 ? "text-broken" : "text-risk",
      )}
    >
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{t("issues", { errors, warnings })}</span>
      {errors + warnings > 1 && <span aria-hidden>{errors + warnings}</span>}
    </span>
  );
}
