import { Author } from "@/e2e/composers/author";
import { flowName } from "@/e2e/fixtures/factories";
import { menuFlow } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { DesignerHands } from "@/e2e/pages/designer-hands";

// Two people in one draft: they see each other, and each other's edits as they are saved.

const nameOfStep = (author: Author) => author.designer.inspector.getByLabel("Name of this step");

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

  // From afar no card tells a name: a mark at its corner does, and so does the outline.
  await ann.designer.goesFarAway();
  await expect(ann.designer.farMarkers).toHaveText(/Ben Baker/);
  await first.getByRole("button", { name: "Outline" }).click();
  await expect(first.getByRole("treeitem", { name: "Hello by Ann" })).toContainText("Ben Baker");
});

test("what cannot be saved outlives a reload, says so, and is saved once it can be", async ({ visit, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { page, console } = await visit("supervisor");
  const { page: second } = await visit("supervisor");
  console.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const [author, other] = [new Author(page), new Author(second)];
  await author.designer.open(flowId);
  await other.designer.open(flowId);
  await page.route(/flows\.saveDraft/, (route) => route.abort("internetdisconnected"));
  await author.designer.choose("Goodbye");
  await nameOfStep(author).fill("Written offline");
  const told = page.getByText("Offline: 1 change kept in this browser");
  await expect(told).toBeVisible();

  await page.reload();
  await author.designer.isOpen();
  await expect(author.designer.card("Written offline")).toBeVisible();
  await expect(told).toBeVisible();
  await page.unroute(/flows\.saveDraft/);
  await author.designer.isSaved();
  await expect(other.designer.card("Written offline")).toBeVisible();
});

test("a session that ends while somebody draws is told of, and the page goes on after they sign in again", async ({
  visit,
  make,
  site,
}) => {
  const { flowId } = await make.flow(menuFlow());
  const person = await make.person("supervisor");
  const { page, console } = await visit(person);
  const { page: second } = await visit("supervisor");
  console.allow(/Failed to load resource/);
  const [author, other] = [new Author(page), new Author(second)];
  await author.designer.open(flowId);
  await other.designer.open(flowId);
  await author.designer.choose("Goodbye");
  await site.app.prisma.session.deleteMany({ where: { userId: person.id } });
  await nameOfStep(author).fill("Written signed out");
  const told = page.getByRole("dialog", { name: "You have been signed out" });
  await expect(told).toContainText("1 change is kept in this browser");

  await page.context().request.get(await make.signInLink(person), { maxRedirects: 0 });
  await expect(told).toBeHidden();
  await author.designer.isSaved();
  await expect(other.designer.card("Written signed out")).toBeVisible();
});

test("two tabs of one person know of each other and stay in step", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const [one, two] = [new Author(page), new Author(await page.context().newPage())];
  await one.designer.open(flowId);
  await two.designer.open(flowId);
  await one.designer.choose("Goodbye");
  await expect(two.designer.card("Goodbye")).toContainText("You, in another tab");
  await nameOfStep(one).fill("From one");
  await expect(two.designer.card("From one")).toBeVisible();
  await two.designer.choose("Welcome");
  await nameOfStep(two).fill("From two");
  await expect(one.designer.card("From two")).toBeVisible();
  for (const { designer } of [one, two]) {
    await designer.isSaved();
    await expect(designer.conflict).toBeHidden();
  }
});

test("a subflow is made of what a colleague wrote while its name was thought of", async ({ visit, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const { page } = await visit("supervisor");
  const { page: second } = await visit("supervisor");
  const [author, other] = [new Author(page), new Author(second)];
  await author.designer.open(flowId);
  await other.designer.open(flowId);
  await new DesignerHands(page).select("Main menu", "Our hours");
  await page.keyboard.press("Control+g");
  const dialog = page.getByRole("dialog", { name: "Make a subflow" });
  await expect(dialog).toBeVisible();

  await other.designer.choose("Our hours");
  await nameOfStep(other).fill("Opening hours");
  await expect(author.designer.card("Opening hours")).toBeAttached();
  await dialog.getByLabel("What is the new flow called?").fill(flowName());
  await dialog.getByRole("button", { name: "Make the subflow" }).click();
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(author.designer.card("Opening hours")).toBeVisible();
});
