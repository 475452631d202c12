import { Author } from "@/e2e/composers/author";
import { Caller } from "@/e2e/composers/caller";
import { flowOf, say, step, theEnd } from "@/e2e/fixtures/flow-documents";
import { expect, test } from "@/e2e/fixtures/test";

// Steps that ask: collect, consent, survey and intent, drawn, published and heard.

test("an order number, consent, a score and a request are asked for and kept", async ({ page, make, site }) => {
  const { flowId } = await make.flow(askingFlow());
  const number = await make.number(flowId);
  const customer = await make.customer();
  const author = new Author(page);
  const { designer } = author;
  const { inspector } = designer;
  await designer.open(flowId);

  await designer.choose("Hello");
  await author.adds("Collect", "Collect");
  await author.answers("What is it kept as?", "order");
  await author.writes("How do you ask for it?", "Your order, then pound.");
  await author.answers("How many digits at least?", "4");
  await author.answers("How many digits at most?", "6");
  await author.writes("How do you ask whether it is right?", "{{ collected.spoken }}: right 1, wrong 2.");
  await author.leads({ Collected: "May we text", "Not valid": "Goodbye", "No answer": "Goodbye" });

  await designer.choose("How was it");
  await author.adds("Intent", "How can we help?");
  await author.writes("How do you ask what they want?", "What can we do?");
  await inspector.getByLabel("What do they want?").fill("Billing");
  await inspector.getByRole("button", { name: "Details of “Billing”" }).click();
  const examples = inspector.getByRole("group", { name: "What do people say who want this?" }).getByRole("textbox");
  for (const words of ["my bill is wrong", "I was charged twice"]) {
    await examples.fill(words);
    await examples.press("Enter");
  }
  await inspector.getByLabel("Try a sentence").fill("I think that my bill is wrong");
  await expect(inspector.getByText(/^Billing, \d+% sure$/)).toBeVisible();
  await author.leads({ Billing: "The end", "Not understood": "Goodbye", "Said nothing": "Goodbye" });
  await author.seesProblems(0);
  await author.goesLive();

  const caller = new Caller(page);
  await caller.dials(number, { from: customer.phone });
  await caller.hears("Your order, then pound.");
  await caller.presses("12#");
  await caller.hears("Your order, then pound.", 2);
  await caller.presses("4711#");
  await caller.hears(/right 1, wrong 2/);
  await caller.presses("1");
  await caller.hears("May we text you? Yes 1, no 2.");
  await caller.presses("1");
  await caller.hears("How was it, 1 to 5?");
  await caller.presses("4");
  await caller.hears("What can we do?");
  await caller.says("my bill is wrong");
  await caller.hears("Press 1 to end.");
  await expect(await caller.phone.traceTab("Variables")).toContainText("4711");
  await caller.came("The end", [
    ["How can we help?", "Billing"],
    ["How was it", "Answered"],
    ["May we text", "Given"],
    ["Collect", "Collected"],
  ]);
  await caller.hangsUp();
  const of = { where: { customerId: customer.id } };
  await expect
    .poll(async () => [await site.app.prisma.consentRecord.count(of), await site.app.prisma.surveyAnswer.count(of)])
    .toEqual([1, 1]);
});

/** Collect and intent are left to be drawn, after the first and the third of the steps that are there. */
function askingFlow() {
  return flowOf({
    hello: step("greeting", "Hello", { prompt: say("Hi.") }),
    text: step(
      "consent",
      "May we text",
      { prompt: say("May we text you? Yes 1, no 2.") },
      { given: "score", refused: "bye", noInput: "bye" },
    ),
    score: step(
      "survey",
      "How was it",
      { questions: [{ name: "service", prompt: say("How was it, 1 to 5?"), kind: "scale", highest: 5 }] },
      { abandoned: "bye" },
    ),
    end: theEnd(),
    bye: step("hangUp", "Goodbye", { prompt: say("Bye.") }),
  });
}
