import { isDrawn, wayCount } from "@/components/designer/traffic/node-counts";
import type { ShownTraffic } from "@/components/designer/traffic/traffic-store";
import type { NodeTexts } from "@/components/designer/use-node-texts";
import { nodeExits } from "@/lib/editor/node-exits";
import { outlineOf } from "@/lib/editor/outline";
import type { NodeCatalogue } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";

/** A line of the table: a step as a whole (`in`), or one way out of it. */
export interface TrafficRow {
  nodeId: string;
  way: string;
  step: string;
  /** The exit's name; null for ways that are no exits, which have words of their own. */
  exit: string | null;
  calls: number;
  times: number;
  /** Of the calls that came to the step; null for the step itself and where none came. */
  share: number | null;
  medianSeconds: number | null;
  p90Seconds: number | null;
  /** Only the draft has it, or the draft has it no more. */
  is: "new" | "gone" | "known";
}

const noExits = ["hungUp", "ended", "returned", "otherwise", "here"];

/** Every step and exit of the draft in the order of its outline, with or without traffic, and after them what only calls have. */
export function trafficRows(
  document: FlowDocument,
  shown: ShownTraffic,
  catalogue: NodeCatalogue,
  texts: Pick<NodeTexts, "title" | "exit">,
): TrafficRow[] {
  const { call, afterCall, fallback, loose } = outlineOf(document, catalogue);
  const lines = [...call, ...afterCall, ...fallback, ...loose];
  const drafted = lines.filter(({ repeated }) => !repeated).map(({ nodeId }) => nodeId);
  const gone = [...shown.nodes.keys()].filter((id) => !Object.hasOwn(document.nodes, id));
  return [...drafted, ...gone].flatMap((nodeId) => {
    const node = Object.hasOwn(document.nodes, nodeId) ? document.nodes[nodeId] : undefined;
    const drawn = Object.hasOwn(shown.traffic.drawn, nodeId) ? shown.traffic.drawn[nodeId] : undefined;
    const type = node?.type ?? drawn?.type ?? "";
    const title = node ? texts.title(node) : drawn ? texts.title({ ...drawn, config: {}, exits: {} }) : nodeId;
    const traffic = shown.nodes.get(nodeId);
    const exits = node ? nodeExits(catalogue, node) : (drawn?.exits ?? []);
    const only = traffic?.ways.flatMap(({ way }) => (way.startsWith("exit:") ? way.slice("exit:".length) : [])) ?? [];
    const past = only.filter((id) => !exits.some((exit) => exit.id === id));
    const row = (way: string, exit: string | null, is: TrafficRow["is"]): TrafficRow => ({
      nodeId,
      way,
      step: title,
      exit,
      ...wayCount(traffic, way),
      medianSeconds: null,
      p90Seconds: null,
      is,
    });
    const isNew = (exit?: string) => (isDrawn(shown, nodeId, exit) ? "known" : "new");
    return [
      {
        ...row("in", null, node ? isNew() : "gone"),
        calls: traffic?.calls ?? 0,
        times: traffic?.times ?? 0,
        medianSeconds: traffic?.medianSeconds ?? null,
        p90Seconds: traffic?.p90Seconds ?? null,
        share: null,
      },
      ...exits.map((exit) => row(`exit:${exit.id}`, texts.exit(type, exit), node ? isNew(exit.id) : "gone")),
      ...past.map((id) => row(`exit:${id}`, drawn?.exits.find((exit) => exit.id === id)?.label ?? id, "gone")),
      ...noExits.filter((way) => wayCount(traffic, way).calls > 0).map((way) => row(way, null, "known")),
    ];
  });
}

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8; a text that they would take for a formula stays a text. */
export function toCsv(lines: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (typeof value === "number" || value === null) return String(value ?? "");
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
