import { Author } from "@/e2e/composers/author";
import { Caller } from "@/e2e/composers/caller";
import { fresh } from "@/e2e/fixtures/factories";
import { flowOf, menuFlow, say, step } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";
import { PromptsPage } from "@/e2e/pages/prompts-page";
import { toneWav } from "@/lib/sound/test-sounds";
import config from "@/playwright.config";

// Prompts: recorded at the step, refused in words, written with what the call knows, translated as a whole.

const { launchOptions } = config.use ?? {};
// The browser plays a beep into the microphone and grants it without asking.
const microphone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
test.use({ launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), ...microphone] } });

test("a greeting is recorded at its step, kept by a name, and heard in a call", async ({ page, make, site }) => {
  const { flowId } = await make.flow(
    flowOf({
      welcome: step("greeting", "Welcome", { prompt: say("Hi.") }, { next: "bye" }),
      bye: step("hangUp", "Goodbye", { prompt: say("Bye.") }),
    }),
  );
  const author = new Author(page);
  const prompts = new PromptsPage(page);
  const label = `Spoken welcome ${fresh()}`;
  await author.designer.open(flowId);
  await author.designer.choose("Welcome");
  await author.designer.inspector.getByRole("button", { name: "Recording" }).click();
  await author.designer.inspector.getByRole("button", { name: "Record", exact: true }).click();
  await prompts.record();
  await prompts.save(label);
  await expect(author.designer.inspector.getByRole("button", { name: `Play ${label}` })).toBeVisible();
  await author.seesProblems(0);
  await author.designer.isSaved();

  await make.version(flowId);
  const caller = new Caller(page);
  await caller.dials(await make.number(flowId));
  await caller.hears("Bye.");
  await caller.isDone();
  const take = await site.app.prisma.audioTake.findFirstOrThrow({ where: { prompt: { label } } });
  expect(take).toMatchObject({ mimeType: "audio/wav", codec: "pcm", channels: 1, sampleRate: 16_000 });
  // What the carrier fetched: the sound itself, as a type that it plays.
  const fetched = await page.request.get(`/api/voice/audio/${take.id}`);
  expect(fetched.headers()["content-type"]).toBe("audio/wav");
  expect((await fetched.body()).length).toBe(take.sizeBytes);

  await prompts.open();
  await prompts
    .row(label)
    .getByRole("button", { name: /^Where .* is used: 1 flow$/ })
    .click();
  await page.getByRole("link", { name: "Welcome" }).click();
  await author.designer.isOpen();
  await expect(author.designer.inspector.getByLabel("Name of this step")).toHaveValue("Welcome");
});

test("a sound file that is dropped on a text becomes its recording, once it is saved", async ({ page, make, site }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  const prompts = new PromptsPage(page);
  const label = `Dropped hours ${fresh()}`;
  await author.designer.open(flowId);
  await author.designer.choose("Our hours");
  const text = author.prompt("What does the caller hear?");
  await prompts.drop(text, "hours.wav", new TextEncoder().encode("We are open from nine to five."));
  await expect(prompts.dialog.getByRole("alert")).toContainText("hours.wav was not taken.");
  await page.keyboard.press("Escape");
  await expect(prompts.dialog).toBeHidden();
  await expect(text).toHaveValue("Nine to five.");

  await prompts.drop(text, "hours.wav", toneWav(2));
  await expect(prompts.dialog.getByText("0:02", { exact: true })).toBeVisible();
  await expect(prompts.dialog.getByLabel("What is it?")).toHaveValue("Our hours, What does the caller hear?");
  await prompts.save(label);
  await expect(author.designer.inspector.getByRole("button", { name: `Play ${label}` })).toBeVisible();
  await author.designer.isSaved();
  const { name } = await site.app.prisma.audioPrompt.findFirstOrThrow({ where: { label } });
  const { document } = await site.app.prisma.flowDraft.findUniqueOrThrow({ where: { flowId } });
  expect(document).toHaveProperty("nodes.hours.config.prompt.en-US", { play: name });
});

test("a text is spoken by a voice of its language, and where the browser has none it says so", async ({
  page,
  make,
}) => {
  const { flowId } = await make.flow({ ...menuFlow(), languages: ["en-US", "ar-AE", "et-EE"] });
  const author = new Author(page);
  const prompts = new PromptsPage(page);
  const { inspector } = author.designer;
  await prompts.hasVoice("en-GB");
  await author.designer.open(flowId);
  await author.designer.choose("Our hours");
  const listen = inspector.getByRole("button", { name: "Listen" }).first();
  const words = page.getByRole("status", { name: "What is said" });
  await listen.click();
  await expect(words).toContainText("Nine to five.With values that a call might have.");
  expect(await prompts.said()).toBe("Nine to five.");
  await page.keyboard.press("Escape");

  await inspector
    .getByRole("radio", { name: /^Arabic/ })
    .first()
    .click();
  await author.writes("What does the caller hear?", "من التاسعة");
  await listen.click();
  await expect(words).toContainText(/^من التاسعةThis browser has no voice for Arabic/);
  expect(await prompts.said()).toBe("Nine to five.");
  await page.keyboard.press("Escape");

  await inspector
    .getByRole("radio", { name: /^Estonian/ })
    .first()
    .click();
  await author.writes("What does the caller hear?", "Üheksast viieni.");
  // Nor has the carrier one.
  await expect(inspector.getByText(/^No voice speaks Estonian.* Use a recording\.$/)).toBeVisible();
});

test("a recording that a scheduled publish plays says so, and stays", async ({ page, make, site }) => {
  const prompts = new PromptsPage(page);
  const label = `Spring offer ${fresh()}`;
  await prompts.open();
  await prompts.add();
  await prompts.choose("offer.wav", toneWav(1));
  await prompts.save(label);
  const { name: recording } = await site.app.prisma.audioPrompt.findFirstOrThrow({ where: { label } });
  const { flowId, name } = await make.flow(
    flowOf({ bye: step("hangUp", "Goodbye", { prompt: { "en-US": { play: recording } } }) }),
  );
  await make.schedule(flowId, await make.person("supervisor"));
  await prompts.open();
  await prompts
    .row(label)
    .getByRole("button", { name: /is used: 1 flow$/ })
    .click();
  const uses = page.getByRole("dialog", { name: `Where ${label} is used` });
  await expect(uses.getByRole("heading")).toHaveText(`${name}DraftScheduled`);
  await page.keyboard.press("Escape");
  await prompts
    .row(label)
    .getByRole("button", { name: /^More about/ })
    .click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(`A publish of ${name} is scheduled that plays it.`);
});

test("a text called .wav is refused in words, and what was typed stays", async ({ page }) => {
  const prompts = new PromptsPage(page);
  await prompts.open();
  await prompts.add();
  await prompts.dialog.getByLabel("What is it?").fill("Opening hours");
  await prompts.choose("hours.wav", new TextEncoder().encode("We are open from nine to five."));
  await expect(prompts.dialog.getByRole("alert")).toContainText(
    "hours.wav was not taken. This is a text file, not sound.",
  );
  await expect(prompts.dialog.getByLabel("What is it?")).toHaveValue("Opening hours");
  await expect(prompts.dialog.getByRole("button", { name: "Save" })).toBeDisabled();
});

test("two braces open what the text may say; an unknown name is told in place", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.choose("Our hours");
  const text = author.designer.inspector.getByRole("textbox", { name: /^Text in/ }).first();
  await text.press("End");
  await text.pressSequentially(" Your {{ choi");
  const choice = page.getByRole("option", { name: /Menu choice/ });
  await expect(choice).toContainText("always known here");
  await text.press("Enter");
  await expect(text).toHaveValue("Nine to five. Your {{ vars.choice }}");
  await text.fill("Hello {{ costumer.firstName }}.");
  await text.blur();
  await expect(author.designer.inspector.getByText("Nothing is called “costumer.firstName”.")).toBeVisible();
});

test("what the Insert list puts into a text is followed by what is typed next", async ({ page, make }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.choose("Our hours");
  const text = author.designer.inspector.getByRole("textbox", { name: /^Text in/ }).first();
  await text.fill("Nine to five.");
  await text.press("Home");
  await author.designer.inspector.getByRole("button", { name: "Insert" }).first().click();
  await page.getByRole("option", { name: /Menu choice/ }).click();
  await expect(text).toBeFocused();
  await page.keyboard.type(", ");
  await expect(text).toHaveValue("{{ vars.choice }}, Nine to five.");
});

test("the Insert list puts its choice where the cursor is in a message as well", async ({ page, make }) => {
  const message = { body: { "en-US": "Nine to five." } };
  const tell = step("sendMessage", "Text them", message, { sent: "bye", noAddress: "bye" });
  const { flowId } = await make.flow(flowOf({ tell, bye: step("hangUp", "Goodbye") }));
  const { designer } = new Author(page);
  await designer.open(flowId);
  await designer.choose("Text them");
  const field = designer.inspector.getByRole("group", { name: "What does it say?" });
  const text = field.getByRole("textbox");
  await text.focus();
  await text.press("Home");
  await field.getByRole("button", { name: "Insert" }).click();
  await page.getByRole("option").first().click();
  await expect(text).toBeFocused();
  await page.keyboard.type(": ");
  await expect(text).toHaveValue(/^\{\{ [a-z.A-Z]+ \}\}: Nine to five\.$/);
});

test("a WAV file is uploaded with its length and level, replaced, and brought back", async ({ page }) => {
  const prompts = new PromptsPage(page);
  const label = `Ring ${fresh()}`;
  const row = prompts.row(label);
  await prompts.open();
  await prompts.add();
  await prompts.choose("ring.wav", toneWav(2));
  await expect(prompts.dialog.getByText("0:02", { exact: true })).toBeVisible();
  await expect(prompts.dialog).toContainText(/Average.?\D?\d+ dB/);
  await prompts.save(label);
  await expect(row).toContainText("0:02");

  await prompts.does(label, "Replace the sound");
  await prompts.choose("longer.wav", toneWav(3), page.getByRole("dialog"));
  await page.getByRole("dialog").getByRole("button", { name: "Replace the sound" }).click();
  await expect(row).toContainText("0:03");

  await prompts.does(label, "Earlier sounds");
  const former = page.getByRole("dialog").getByRole("listitem").filter({ hasText: "Sound 1" });
  await former.getByRole("button", { name: "Bring back" }).click();
  await expect(former).toContainText("Callers hear this");
  await page.keyboard.press("Escape");
  await expect(row).toContainText("0:02");
});

test("a prompt is recorded in telephone quality where that is chosen", async ({ page, site }) => {
  const prompts = new PromptsPage(page);
  const label = `By telephone ${fresh()}`;
  await prompts.open();
  await prompts.add();
  await prompts.dialog.getByRole("tab", { name: "Record" }).click();
  await prompts.dialog.getByRole("combobox", { name: "Quality" }).click();
  await page.getByRole("option", { name: "8 kHz, telephone" }).click();
  await prompts.record();
  await expect(prompts.dialog.getByText("8 kHz")).toBeVisible();
  await prompts.save(label);
  await expect(prompts.row(label)).toBeVisible();
  const take = await site.app.prisma.audioTake.findFirstOrThrow({ where: { prompt: { label } } });
  expect(take).toMatchObject({ mimeType: "audio/wav", codec: "pcm", channels: 1, sampleRate: 8_000 });
});

test("a recording whose microphone goes away is kept as far as it went", async ({ page }) => {
  const prompts = new PromptsPage(page);
  await prompts.open();
  await prompts.losesMicrophoneOnCue();
  await prompts.add();
  await prompts.beginRecording();
  await prompts.loseMicrophone();
  await expect(prompts.dialog.getByRole("button", { name: "Record again" })).toBeVisible();
  await expect(prompts.dialog.getByText("16 kHz")).toBeVisible();
  await prompts.save(`Broken off ${fresh()}`);
});

test("50,000 characters are kept, counted, and stand in the way of publishing", async ({ page, make, site }) => {
  const { flowId } = await make.flow(menuFlow());
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.choose("Our hours");
  const text = author.designer.inspector.getByRole("textbox", { name: /^Text in/ }).first();
  const long = "Nine to five. ".repeat(3_572).slice(0, 50_000);
  await text.fill(long);
  await text.blur();
  await expect(author.designer.inspector.getByText(/^46,000 characters too many/)).toBeVisible();
  await author.designer.isSaved();
  await page.reload();
  await author.designer.isOpen();
  await author.designer.choose("Our hours");
  await expect(text).toHaveValue(long);
  expect(await site.app.prisma.flowVersion.count({ where: { flowId } })).toBe(0);
});

test("all prompts stand side by side, and come back from a translator as CSV", async ({ page, make }) => {
  const { flowId } = await make.flow({ ...menuFlow(), languages: ["en-US", "ar-AE"] });
  const author = new Author(page);
  await author.designer.open(flowId);
  await author.designer.bar("Prompts").click();
  const dialog = page.getByRole("dialog", { name: "All prompts" });
  await dialog.getByRole("button", { name: /^Welcome, .*Arabic/ }).focus();
  await page.keyboard.type("أهلا");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export" }).click();
  const exported = await (await download).createReadStream();
  let csv = "";
  for await (const part of exported) csv += part;
  expect(csv).toContain("welcome,prompt,Welcome,");
  expect(csv).toContain("أهلا");
  const importing = dialog.getByLabel("Import", { exact: true }).and(page.locator("input"));
  const file = (text: string) => ({ name: "texts.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await importing.setInputFiles(file("step,prompt,ar-AE\nnowhere,prompt,x\n"));
  const refusal = dialog.getByRole("alert").filter({ hasText: "texts.csv" });
  await expect(refusal).toContainText("Line 2: there is no step “nowhere”.");
  await importing.setInputFiles(file(csv.replace("Nine to five.,", "Nine to five.,من التاسعة إلى الخامسة")));
  await dialog.getByRole("button", { name: "Change 1 text" }).click();
  await expect(dialog.getByRole("button", { name: /^Our hours, .*Arabic/ })).toHaveText("من التاسعة إلى الخامسة");
});
