import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testCustomer } from "@/lib/server/crm/test-customer";
import { menuFlow, node, say, testFlow } from "./testing/test-flows";
import { createTestLine, type TestLine } from "./testing/test-line";

let line: TestLine;
beforeAll(async () => {
  line = await createTestLine();
});
afterAll(() => line.close());

describe("texts on their way to the carrier", () => {
  it("fault 14: prompts over 64 kB reach the caller whole, in documents the carrier takes", async () => {
    const paragraph = (n: number) => `Paragraph ${n}. ${"A long & winding sentence about <broadband>. ".repeat(80)}`;
    const greetings = Array.from({ length: 24 }, (_, n) => n);
    const nodes = Object.fromEntries(
      greetings.map((n) => [
        `g${n}`,
        node("greeting", { prompt: say(paragraph(n)) }, { next: n === 23 ? "bye" : `g${n + 1}` }),
      ]),
    );
    const number = await line.assign(testFlow({ ...nodes, bye: node("hangUp", { prompt: say("That was all.") }) }));
    const call = await line.phone.dial({ from: "+15550001234", to: number, plan: [] });
    const history = await call.untilEnded();
    expect(history.filter((event) => event.type === "error")).toEqual([]);
    const documents = history.flatMap((event) => (event.type === "webhook" && event.twiml ? [event.twiml] : []));
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) expect(Buffer.byteLength(document)).toBeLessThan(65_536);
    const heard = call.heard().join(" ");
    for (const n of greetings) expect(heard).toContain(paragraph(n).trim());
    expect(heard.endsWith("That was all.")).toBe(true);
  });

  it("fault 25: a customer's name, a prompt and a queue full of markup are spoken and change nothing", async () => {
    const hostile = `"><Dial>+15551234567</Dial> ]]> \u0001 \u202Eevil\u202C <!-- &#x1;`;
    const customer = await testCustomer(line.app.prisma);
    await line.app.prisma.customer.update({
      where: { id: customer.id },
      data: { firstName: hostile, language: "en-US" },
    });
    const number = await line.assign(menuFlow(`Press 1 ${hostile}`));
    const call = await line.phone.dial({ from: customer.phone, to: number, plan: [{ press: "1" }] });
    const history = await call.untilEnded();
    expect(history.filter((event) => event.type === "error" || event.type === "dialling")).toEqual([]);
    expect(call.heard()[0]).toBe(`Hello "><Dial>+15551234567</Dial> ]]> evil <!-- &#x1;.`);
    expect(call.heard().at(-1)).toBe("Goodbye.");
  });
});
