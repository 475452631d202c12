import { Author } from "@/e2e/composers/author";
import { Caller } from "@/e2e/composers/caller";
import { flowOf, say, step, theEnd } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";

// Steps that decide: language, schedule, split, set variable, subflow and go to, drawn, published and heard.

test("language, hours, shares, variables and a subflow decide where a call goes", async ({ page, make }) => {
  const hours = await make.hours();
  const inner = await make.flow(innerFlow());
  await make.version(inner.flowId);
  const { flowId, name } = await make.flow(decidingFlow());
  const number = await make.number(flowId);
  const author = new Author(page);
  const { designer } = author;
  const { inspector } = designer;
  await designer.open(flowId);

  await designer.choose("Which language");
  await author.adds("Schedule", "Are we open?");
  await author.picks("Whose opening hours?", hours);
  await author.leads({ Open: "Two ways", Closed: "Goodbye", Holiday: "Goodbye", "Hours not known": "Goodbye" });
  await expect(designer.card("Are we open?")).toContainText(`By the hours ${hours}`);

  await designer.choose("Keep the way");
  await author.adds("Subflow", "Run a flow");
  await author.picks("Which flow runs here?", inner.name);
  const opens = inspector.getByRole("link", { name: "Open the subflow" });
  await expect(opens).toBeVisible();
  await inspector
    .getByRole("group", { name: "Which values does it get?" })
    .getByRole("button", { name: "Add one" })
    .click();
  await author.answers("What is it called in there?", "way");
  await author.answers("What is its value?", "{{ vars.way }}");
  // A form that somebody is in shows nothing new: what is wrong may be known only now.
  await page.keyboard.press("Escape");
  await expect(designer.card("Run a flow")).toBeFocused();
  // What the subflow can return is known, so a click puts it right.
  for (const outcome of ["glad", "sorry"]) {
    const fix = inspector.getByRole("button", { name: `Add “${outcome}”` });
    await fix.click();
    await expect(fix).toHaveCount(0);
  }
  await inspector.getByRole("button", { name: "Remove “done”" }).first().click();
  await author.leads({ glad: "Back again", sorry: "Goodbye" });
  await author.seesProblems(0);
  await designer.isSaved();
  await opens.click();
  await expect(designer.name).toHaveValue(inner.name);
  await page.goBack();
  await expect(designer.name).toHaveValue(name);
  await designer.isOpen();
  await author.goesLive();

  const caller = new Caller(page);
  await caller.dials(number);
  await caller.hears("Para español, 2.");
  await caller.presses("2");
  await caller.hears("Por el New way.");
  await caller.presses("1");
  await caller.hears("Pulse 1.");
  await caller.came("The end", [
    ["Back again", "Goes on at"],
    ["Run a flow", "glad"],
    ["Keep the way", "Next"],
    ["Two ways", "New way"],
    ["Are we open?", "Open"],
    ["Which language", "Settled"],
  ]);
  await caller.hangsUp();
});

const languages = ["en-US", "es-ES"];
const both = (english: string, spanish: string) => ({ ...say(english), "es-ES": { say: spanish } });

/** Schedule and subflow are left to be drawn, after the first and the third of the steps that are there. */
function decidingFlow() {
  const end = theEnd();
  return flowOf(
    {
      language: step(
        "language",
        "Which language",
        {
          prompt: both("For English, 1.", "Para español, 2."),
          choices: [
            { language: "en-US", key: "1" },
            { language: "es-ES", key: "2" },
          ],
        },
        { noInput: "bye" },
      ),
      ways: step(
        "split",
        "Two ways",
        {
          branches: [
            { id: "old", label: "Old way", percent: 0 },
            { id: "new", label: "New way", percent: 100 },
          ],
        },
        { old: "bye", new: "keep" },
      ),
      keep: step("setVariable", "Keep the way", { assignments: [{ name: "way", value: "{{ vars.split_test }}" }] }),
      back: step("goTo", "Back again", {}, { next: "end" }),
      end: { ...end, config: { ...end.config, prompt: both("Press 1.", "Pulse 1.") } },
      bye: step("hangUp", "Goodbye", { prompt: both("Bye.", "Adiós.") }),
    },
    { languages },
  );
}

/** Says which way it was called by, and returns how the caller found it. */
function innerFlow() {
  return flowOf(
    {
      said: step(
        "menu",
        "Glad or sorry",
        {
          prompt: both(
            "By the {{ vars.way | default: '?' }}. Glad 1, sorry 2.",
            "Por el {{ vars.way | default: '?' }}. Bien 1, mal 2.",
          ),
          choices: [
            { id: "glad", label: "Glad", key: "1", phrases: [] },
            { id: "sorry", label: "Sorry", key: "2", phrases: [] },
          ],
        },
        { glad: "glad", sorry: "sorry", invalid: "sorry", noInput: "sorry" },
      ),
      glad: step("returnFromSubflow", "Was glad", { outcome: "glad" }),
      sorry: step("returnFromSubflow", "Was sorry", { outcome: "sorry" }),
    },
    { languages },
  );
}
