import { Author } from "@/e2e/composers/author";
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

test("files that cannot be read are refused with the place, the formats or the size", async ({ visit, make, site }) => {
  const person = await make.person("supervisor");
  const { page } = await visit(person);
  const flows = new FlowsPage(page);
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
  const latin1 = Buffer.from(JSON.stringify({ ...menuFlow(), name: "Öösel" }), "latin1");
  await flows.dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "latin1.json", mimeType: "application/json", buffer: latin1 });
  await flows.dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(refusal).toContainText("This is no text in UTF-8");
  await flows.dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "huge.json", mimeType: "application/json", buffer: Buffer.alloc(5 * 2 ** 20, " ") });
  await expect(refusal).toContainText("This file has 5 MB and a flow file may have 4 MB.");
  await expect(flows.dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  expect(await site.app.prisma.flow.count({ where: { createdBy: person.id } })).toBe(0);
});

test("several files are imported one after another, and those that cannot be keep none back", async ({
  page,
  site,
}) => {
  const flows = new FlowsPage(page);
  const [first, second] = [menuFlow(), menuFlow()];
  await flows.open();
  await flows.importFiles({
    "first.json": JSON.stringify(first),
    "broken.json": "{",
    "newer.json": JSON.stringify({ ...menuFlow(), format: "callwright/flow@2" }),
    "second.json": JSON.stringify(second),
  });
  await expect(flows.dialog.getByRole("status")).toHaveText("4 of 4 done, 2 imported");
  await expect(flows.file("broken.json")).toContainText("Nothing was imported");
  await expect(flows.file("newer.json")).toContainText("made by a newer Callwright");
  expect(await site.app.prisma.flow.count({ where: { name: { in: [first.name, second.name] } } })).toBe(2);
  await flows.file("second.json").getByRole("link", { name: second.name }).click();
  await expect(new Author(page).designer.name).toHaveValue(second.name);
});

test("a step of a kind that is not known here is drawn, kept by an export, and replaced at a click", async ({
  page,
  site,
}) => {
  const flow = menuFlow();
  const strange = {
    type: "moodLight",
    label: "Mood",
    config: { colour: ["blue", { level: 7 }] },
    exits: { lit: "choose" },
  };
  flow.nodes = { ...flow.nodes, welcome: { ...flow.nodes.welcome!, exits: { next: "mood" } }, mood: strange };
  flow.layout = { ...flow.layout, mood: { x: 304, y: -200 } };
  const flows = new FlowsPage(page);
  await flows.open();
  await flows.importFile("strange.json", JSON.stringify(flow));
  const author = new Author(page);
  await author.designer.isOpen();
  await expect(author.designer.card("Mood")).toContainText("Unknown step (moodLight)");
  await author.seesProblems(1);
  await author.designer.choose("Mood");
  await expect(author.designer.inspector).toContainText('"level": 7');
  const { id } = await site.app.prisma.flow.findFirstOrThrow({ where: { name: flow.name } });
  const input = encodeURIComponent(JSON.stringify({ json: { flowId: id } }));
  const exported = await (await page.request.get(`/api/trpc/flows.export?input=${input}`)).json();
  expect(JSON.parse(exported.result.data.json.text).nodes.mood).toEqual(strange);

  await author.designer.inspector.getByRole("button", { name: "Replace by…" }).click();
  await page.getByRole("option", { name: "Wait", exact: true }).click();
  await author.seesProblems(0);
  await expect(author.designer.card("Mood")).not.toContainText("Unknown step");
  await author.designer.isSaved();
});
