import { changeField } from "@/e2e/composers/form-filler";
import { fresh } from "@/e2e/fixtures/factories";
import { flowOf } from "@/e2e/fixtures/flow-documents";
import { type FormCase, formCases } from "@/e2e/fixtures/form-cases";
import { expect, test } from "@/e2e/fixtures/test";
import { DesignerPage } from "@/e2e/pages/designer-page";
import type { NodeFamily } from "@/lib/flow/catalogue";
import type { FlowDocument } from "@/lib/flow/document";
import { type NodeTypeName, nodeTypes } from "@/lib/nodes/registry";
import type { Json } from "@/lib/util/json";

// Every form of the registry: drawn as new and as full as it gets, and each field changes its part of the document.

const families: NodeFamily[] = ["talk", "ask", "decide", "connect", "record"];

/** Room for the whole of a form, so that nothing has to be scrolled to. */
const tall = { width: 1600, height: 1800 };

test.describe.configure({ mode: "parallel" });

for (const family of families) {
  test(`every field of the ${family} family's forms changes the document`, async ({ visit, make, site }) => {
    const { page } = await visit("supervisor", { viewport: tall });
    // A second one of what the demonstration has one of: a choice can be changed only to another.
    await make.hours();
    await make.calendar();
    const steps = stepsOf(family);
    const document = flowOf(
      Object.fromEntries(
        steps.map(({ id, type, form }) => [id, { type, label: id, config: { ...form.config }, exits: {} }]),
      ),
      // A second language: one can be changed only to another.
      { name: `Forms ${fresh()}`, languages: ["en-US", "es-US"] },
    );
    const { flowId } = await make.flow(document);
    const designer = new DesignerPage(page);
    await designer.open(flowId);
    await page.getByRole("button", { name: "Outline" }).click();
    const outline = page.getByRole("region", { name: "Outline" });

    const changed: string[] = [];
    for (const { id, form } of steps) {
      await outline.getByText(id, { exact: true }).first().click();
      await expect(designer.inspector.getByLabel("Name of this step")).toHaveValue(id);
      await designer.unfoldSettings();
      // What decides whether others are shown comes last.
      const inOrder = [...form.fields].sort((a, b) => decides(a.hint.widget) - decides(b.hint.widget));
      for (const field of inOrder) {
        const paths = await changeField(designer.inspector, field, `config.${field.key}`);
        changed.push(...paths.map((path) => `${id}.${path}`));
      }
    }

    const unchanged = async () => {
      const draft = await site.app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId } });
      const now = draft.document as unknown as FlowDocument;
      return changed.filter((path) => JSON.stringify(at(now, path)) === JSON.stringify(at(document, path)));
    };
    await expect.poll(unchanged).toEqual([]);
  });
}

function stepsOf(family: NodeFamily): { id: string; type: NodeTypeName; form: FormCase }[] {
  return (Object.keys(nodeTypes) as NodeTypeName[])
    .filter((type) => nodeTypes[type].family === family)
    .flatMap((type) =>
      formCases(type).map((form, index) => ({ id: `${type.toLowerCase()}-${index + 1}`, type, form })),
    );
}

/** A switch may bring fields up or take them away, a kind that is chosen also switches. */
const decides = (widget: string) =>
  widget === "select" ? 2 : Number(["switch", "checklist", "destinations", "hours"].includes(widget));

/** @param path e.g. `menu-1.config.choices` */
function at(document: FlowDocument, path: string): Json | undefined {
  const [id = "", ...keys] = path.split(".");
  let value = document.nodes[id] as unknown as Json | undefined;
  for (const key of keys) value = (value as Record<string, Json> | undefined)?.[key];
  return value;
}
