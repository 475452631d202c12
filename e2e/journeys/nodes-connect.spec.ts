import { Author } from "@/e2e/composers/author";
import { Caller } from "@/e2e/composers/caller";
import { flowOf, say, step, theEnd } from "@/e2e/fixtures/flow-documents";
import { OutsidePhones } from "@/e2e/fixtures/outside-phones";
import { expect, test } from "@/e2e/fixtures/test";

// Steps that connect, and what is left for later: connect, recording, wait, send message and callback, drawn and heard.

test("a busy agent, a ring group behind a key press, a message and a callback", async ({ page, make, site }) => {
  const outside = new OutsidePhones(site);
  const agent = await make.agent(await outside.phone({ does: "busy" }));
  const department = await make.department(await make.agent(await outside.phone({ does: "noAnswer" })));
  const mobile = await outside.phone({ does: "answer", afterSeconds: 0, talkSeconds: 1, keys: "1" });
  const group = await make.ringGroup(mobile);
  const customer = await make.customer();
  const { flowId } = await make.flow(connectingFlow());
  const number = await make.number(flowId);
  const author = new Author(page);
  const { designer } = author;
  const { inspector } = designer;
  await designer.open(flowId);

  await designer.choose("A moment");
  await author.adds("Connect", "Connect");
  await inspector.getByLabel("Name of this step").fill("Their agent");
  await author.picks("Target 1", `${agent} (agent)`);
  await author.leads({ "Nobody answered": "Goodbye", "Could not connect": "Goodbye" });

  await author.adds("Connect", "Connect");
  await inspector.getByLabel("Name of this step").fill("Anybody");
  await author.picks("Target 1", `${department} (department)`);
  await inspector.getByRole("button", { name: "Add somebody" }).click();
  await author.picks("Target 2", group);
  await author.picks("In which order?", "One after the other");
  await author.answers("How long does it ring?", "5");
  await inspector.getByRole("button", { name: /^What does only the one who answers hear first\?/ }).click();
  await author.writes("What does only the one who answers hear first?", "A caller from the shop.");
  await author.leads({ Answered: "Text them", Busy: "Goodbye", "Nobody answered": "Goodbye" });
  await author.leads({ "Could not connect": "Goodbye" });
  await designer.choose("Their agent");
  await author.leads({ Answered: "Goodbye", Busy: "Anybody" });
  await author.seesProblems(0);
  await author.goesLive();

  const caller = new Caller(page);
  await caller.dials(number, { from: customer.phone });
  await caller.hears("We record.");
  await caller.hears("One moment.");
  await caller.hears("The other side was busy");
  await caller.hears(/^Connected to /);
  await caller.hears("Texted.");
  await caller.hears("Call back? 1, other number 2, no 3.");
  await caller.presses("1");
  await caller.hears("We will.");
  await caller.hears("Press 1 to end.");
  await caller.came("The end", [
    ["Call back", "Requested"],
    ["Text them", "On its way"],
    ["Anybody", "Answered"],
    ["Their agent", "Busy"],
    ["A moment", "Next"],
    ["Record it", "Done"],
  ]);
  await expect(caller.phone.conversation).not.toContainText("A caller from the shop.");
  expect(await outside.heardAt(mobile)).toContain("A caller from the shop.");
  await caller.hangsUp();
  const { prisma } = site.app;
  const of = { where: { customerId: customer.id } };
  await expect
    .poll(async () => [await prisma.message.count(of), await prisma.callbackRequest.count(of)])
    .toEqual([1, 1]);
});

/** Two steps that connect are left to be drawn, after the second of the steps that are there. */
function connectingFlow() {
  return flowOf({
    record: step("recording", "Record it", { announcement: say("We record.") }, { next: "moment", failed: "bye" }),
    moment: step("wait", "A moment", { prompt: say("One moment."), seconds: 1 }),
    text: step(
      "sendMessage",
      "Text them",
      { body: { "en-US": "Thank you for calling." }, sent: say("Texted.") },
      { sent: "callback", noAddress: "bye" },
    ),
    callback: step(
      "callback",
      "Call back",
      { prompt: say("Call back? 1, other number 2, no 3."), requested: say("We will.") },
      { requested: "end", declined: "bye", failed: "bye" },
    ),
    end: theEnd(),
    bye: step("hangUp", "Goodbye", { prompt: say("Bye.") }),
  });
}
