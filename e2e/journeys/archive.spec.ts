import { flowName } from "@/e2e/fixtures/factories";
import { flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { DesignerPage } from "@/e2e/pages/designer-page";
import { FlowsPage } from "@/e2e/pages/flows-page";

// A flow is put away only when nothing needs it, and what does is a click away.

/** Greets and goes back to the flow that runs it. */
const shared = (name: string) =>
  flowOf(
    {
      hello: step("greeting", "Hello", { prompt: say("Hi.") }, { next: "back" }),
      back: step("returnFromSubflow", "Back"),
    },
    { name },
  );

const running = (flow: string) =>
  flowOf({
    run: step("subflow", "Ask who it is", { flow }, { done: "bye", failed: "bye" }),
    bye: step("hangUp", "Goodbye"),
  });

test("a flow in use stays, and the refusal leads to the flow and the step that run it, and to the number", async ({
  page,
  make,
}) => {
  const inner = await make.publishedFlow(shared(flowName()));
  const outer = await make.publishedFlow(running(inner.name));
  const flows = new FlowsPage(page);
  await flows.open();
  await flows.archive(inner.name);
  const needed = flows.needed(inner.name);
  await expect(needed.getByRole("listitem").filter({ hasText: "Version 1" })).toContainText(outer.name);
  await expect(needed.getByRole("link", { name: /^\+/ })).toHaveAttribute("href", "/numbers");
  await expect(needed.getByRole("button", { name: "Archive all the same" })).toBeHidden();
  await needed.getByRole("link", { name: "Ask who it is" }).first().click();
  const designer = new DesignerPage(page);
  await designer.isOpen();
  await expect(designer.name).toHaveValue(outer.name);
  await expect(designer.inspector.getByLabel("Name of this step")).toHaveValue("Ask who it is");
});

test("what only drafts need can be archived all the same, and is brought back in one click", async ({ page, make }) => {
  const inner = await make.flow(shared(flowName()));
  const outer = await make.flow(running(inner.name));
  const flows = new FlowsPage(page);
  await flows.open();
  await flows.archive(inner.name);
  const needed = flows.needed(inner.name);
  await expect(needed.getByRole("listitem")).toContainText(outer.name);
  await needed.getByRole("button", { name: "Archive all the same" }).click();
  await expect(needed).toBeHidden();
  await flows.isWithout(inner.name);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(flows.row(inner.name)).toBeVisible();
});

test("what nothing needs is archived at once", async ({ page, make }) => {
  const flow = await make.flow(menuFlow());
  const flows = new FlowsPage(page);
  await flows.open();
  await flows.archive(flow.name);
  await flows.isWithout(flow.name);
});
