import { menuFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { FlowsPage } from "@/e2e/pages/flows-page";

// What comes in as a template or a file: looked at first, and refused with words in place.

test("templates are searched, and the chosen one is drawn with what it needs", async ({ page }) => {
  const flows = new FlowsPage(page);
  await flows.open();
  await page.getByRole("button", { name: "New flow" }).first().click();
  await flows.dialog.getByRole("tab", { name: "Template" }).click();
  await flows.dialog.getByLabel("Find a template").fill("clinic");
  await expect(flows.dialog.getByRole("radio")).toHaveCount(1);
  await expect(flows.dialog.getByRole("img", { name: /Riverside Clinic appointments/ })).toBeVisible();
  await expect(flows.dialog.getByRole("region", { name: "What it needs" }).getByRole("listitem").first()).toBeVisible();
  await flows.dialog.getByLabel("Find a template").fill("no such template");
  await expect(flows.dialog.getByText("No template matches.")).toBeVisible();
  await expect(flows.dialog.getByRole("button", { name: "Create flow" })).toBeDisabled();
});

test("files that cannot be read are refused with the place, the formats or the size", async ({ page, site }) => {
  const flows = new FlowsPage(page);
  const kept = await site.app.prisma.flow.count();
  const refusal = flows.dialog.getByRole("alert");
  await flows.open();
  await flows.importFile("typed.json", '{\n  "name": "x",\n}');
  await expect(refusal).toContainText("line 3, column 1");
  const newer = JSON.stringify({ ...menuFlow(), format: "callwright/flow@2" });
  await flows.dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "newer.json", mimeType: "application/json", buffer: Buffer.from(newer) });
  await flows.dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(refusal).toContainText("made by a newer Callwright");
  await flows.dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "huge.json", mimeType: "application/json", buffer: Buffer.alloc(5 * 2 ** 20, " ") });
  await expect(refusal).toContainText("This file has 5 MB and a flow file may have 4 MB.");
  await expect(flows.dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  expect(await site.app.prisma.flow.count()).toBe(kept);
});
