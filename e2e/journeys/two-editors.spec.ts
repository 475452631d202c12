import { Author } from "@/e2e/composers/author";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";

// Two people in one draft: they see each other, and each other's edits as they are saved.

test("two people see each other in a flow, and choose side by side where both changed one field", async ({
  visit,
  make,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const { page: first, console } = await visit(await make.person("supervisor", "Ann Archer"));
  const { page: second } = await visit(await make.person("supervisor", "Ben Baker"));
  console.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const [ann, ben] = [new Author(first), new Author(second)];
  await ann.designer.open(flowId);
  await ben.designer.open(flowId);
  const nameOfStep = (author: Author) => author.designer.inspector.getByLabel("Name of this step");

  await ben.designer.choose("Goodbye");
  await expect(ann.designer.card("Goodbye")).toContainText("Ben Baker");
  await nameOfStep(ben).fill("Farewell");
  await expect(ann.designer.card("Farewell")).toBeVisible();

  // Ann is offline for a while, and changes what Ben changes meanwhile.
  await first.context().setOffline(true);
  await ann.designer.choose("Welcome");
  await nameOfStep(ann).fill("Hello by Ann");
  await expect(first.getByText("Offline: 1 change kept in this browser")).toBeVisible();
  await ben.designer.choose("Welcome");
  await nameOfStep(ben).fill("Hello by Ben");
  await ben.designer.isSaved();
  await first.context().setOffline(false);

  const told = ann.designer.conflict;
  await expect(told.getByRole("radio", { name: /Yours/ })).toContainText("Hello by Ann");
  await expect(told.getByRole("radio", { name: /Theirs/ })).toContainText("Hello by Ben");
  await told.getByRole("radio", { name: /Yours/ }).click();
  await told.getByRole("button", { name: "Keep chosen" }).click();
  await expect(ben.designer.card("Hello by Ann")).toBeVisible();
});
