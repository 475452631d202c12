import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Topic } from "./create-nlu";
import { nlu } from "./installed-nlu";
import { readCharacters } from "./nlu-provider";

const facts = (language: string) => ({ language, today: "2026-03-10", products: ["Fiber 500", "Fiber"] });
const topicOf = (words: Record<string, [examples: string[], keywords: string[]]>): Topic => ({
  intents: Object.entries(words).map(([id, [examples, keywords]]) => ({ id, examples, keywords })),
  sentiment: { positive: [], negative: [] },
});
const english = topicOf({
  billing: [["why is my bill so high", "I was charged twice"], ["invoice"]],
  outage: [["my internet is not working", "the line is dead"], ["outage"]],
});
const best = (text: string, topic: Topic, language: string) => nlu.understand(text, topic, facts(language)).ranking[0];
const feels = (text: string, language: string, topic = english) =>
  nlu.understand(text, topic, facts(language)).sentiment;

describe("intents", () => {
  it("are found in other inflections than the examples have", () => {
    expect(best("they keep charging me", english, "en-US")).toMatchObject({ intent: "billing" });
    const estonian = topicOf({ billing: [["arve on vale"], []], cancel: [["soovin lepingu lõpetada"], []] });
    for (const text of ["arvega", "oma arvet", "arvetel"])
      expect(best(text, estonian, "et-EE")?.intent).toBe("billing");
    expect(best("lepingut lõpetama", estonian, "et-EE")?.intent).toBe("cancel");
    const arabic = topicOf({ billing: [["أريد شرح الفاتورة"], []], cancel: [["إلغاء الاشتراك"], []] });
    for (const text of ["فاتورتي", "بالفاتورة", "للفاتورة"])
      expect(best(text, arabic, "ar-AE")?.intent).toBe("billing");
    expect(best("إلغاء اشتراكي", arabic, "ar-AE")?.intent).toBe("cancel");
  });

  it("are the surer the more was said of them: keyword, example, both", () => {
    const sure = (text: string) => best(text, english, "en-US")?.confidence ?? 0;
    expect(sure("why is my bill so high")).toBe(1);
    expect(sure("what about that invoice")).toBeGreaterThanOrEqual(0.6);
    expect(sure("charged")).toBeLessThan(sure("charged twice"));
    expect(sure("a large pizza with extra cheese")).toBeLessThan(0.2);
  });

  it("gain nothing from a word that all of them have", () => {
    const all = topicOf({ a: [["change my plan"], []], b: [["cancel my plan"], []] });
    expect(best("my plan", all, "en-US")?.confidence).toBeLessThan(0.5);
    expect(best("cancel plan", all, "en-US")).toMatchObject({ intent: "b" });
  });

  it("are compared word by word in a language nobody taught", () => {
    const swahili = topicOf({ bill: [["ankara yangu"], []], outage: [["mtandao haufanyi kazi"], []] });
    expect(best("nina swali kuhusu ankara", swahili, "sw-KE")?.intent).toBe("bill");
  });
});

describe("sentiment", () => {
  it.each([
    ["en-US", "this is terrible, I am furious", "thank you, you are wonderful", "what time is it"],
    ["ar-AE", "أنا غاضب جدا، خدمة سيئة", "شكرا، خدمة ممتازة", "كم الساعة"],
    ["et-EE", "see on kohutav, olen väga vihane", "aitäh, suurepärane teenindus", "mis kell on"],
  ])("of %s goes from angry to glad", (language, angry, glad, neutral) => {
    expect(feels(angry, language)).toBeLessThan(-0.4);
    expect(feels(glad, language)).toBeGreaterThan(0.4);
    expect(feels(neutral, language)).toBe(0);
  });

  it("is turned round by a negation", () => {
    expect(feels("I am happy", "en-US")).toBeGreaterThan(0);
    expect(feels("I am not happy", "en-US")).toBeLessThan(0);
    expect(feels("ma ei ole rahul", "et-EE")).toBeLessThan(0);
    expect(feels("أنا لست سعيدا", "ar-AE")).toBeLessThan(0);
  });

  it("hears no mood in the words of a contact centre", () => {
    expect(feels("I'd like to cancel, you charged me twice and I lost my card", "en-US")).toBe(0);
  });

  it("knows a company's own words", () => {
    const own: Topic = { intents: [], sentiment: { positive: [], negative: ["gobsmacked"] } };
    expect(feels("I am gobsmacked", "en-US", own)).toBeLessThan(-0.4);
    expect(feels("I am gobsmacked", "en-US")).toBe(0);
  });
});

describe("entities", () => {
  const named = (text: string, language = "en-US") =>
    nlu.understand(text, english, facts(language)).entities.map(({ kind, value }) => [kind, value]);

  // 10 March 2026 is a Tuesday.
  it.each([
    ["tomorrow or the day after tomorrow", "en-US", ["2026-03-11", "2026-03-12"]],
    ["last Tuesday, this Tuesday and Wednesday", "en-US", ["2026-03-03", "2026-03-17", "2026-03-11"]],
    ["on March 12th and the 9th of March", "en-US", ["2026-03-12", "2027-03-09"]],
    ["12 May 2025, 3/12/2026, 2026-01-31", "en-US", ["2025-05-12", "2026-03-12", "2026-01-31"]],
    ["3/12/2026", "en-GB", ["2026-12-03"]],
    ["homme, ülehomme ja reedel", "et-EE", ["2026-03-11", "2026-03-12", "2026-03-13"]],
    ["12. märtsil ja 1.4.2026", "et-EE", ["2026-03-12", "2026-04-01"]],
    ["غدا أو بعد غد أو يوم الجمعة", "ar-AE", ["2026-03-11", "2026-03-12", "2026-03-13"]],
    ["في ١٢ مارس", "ar-AE", ["2026-03-12"]],
    ["on the 31st of June", "en-US", []],
  ])("finds the dates of %s", (text, language, dates) => {
    expect(named(text, language)).toEqual(dates.map((date) => ["date", date]));
  });

  it.each([
    ["I paid $1,250.50", "en-US", 1250.5],
    ["two hundred and five dollars", "en-US", 205],
    ["49,90 eurot", "et-EE", 49.9],
    ["viissada kakskümmend viis eurot", "et-EE", 525],
    ["خمسة وعشرون درهما", "ar-AE", 25],
    ["مئتين وخمسين درهم", "ar-AE", 250],
  ])("finds the amount of %s", (text, language, amount) => {
    expect(named(text, language)).toEqual([["amount", amount]]);
  });

  it("finds addresses and numbers, written or read out", () => {
    expect(named("write to Maya.Lind@example.com")).toEqual([["email", "maya.lind@example.com"]]);
    expect(named("maya dot lind at example dot co dot uk")).toEqual([["email", "maya.lind@example.co.uk"]]);
    expect(named("call +372 5555 0123")).toEqual([["phoneNumber", "+37255550123"]]);
    expect(named("my account is four two one seven")).toEqual([["digits", "4217"]]);
    expect(named("how much is fiber 500")).toEqual([["product", "Fiber 500"]]);
    expect(named("me at home")).toEqual([]);
  });

  it("takes more for an answer when it was asked for", () => {
    const asked = (kind: "amount" | "digits" | "date", text: string) =>
      nlu.findAsked(kind, text, facts("en-US"))?.value ?? null;
    expect([asked("amount", "fifty"), named("fifty")]).toEqual([50, []]);
    expect(asked("digits", "42")).toBe("42");
    expect(asked("date", "next year perhaps")).toBeNull();
  });
});

describe("yes and no", () => {
  it.each([
    ["en-US", "yes please", "no thanks", "maybe later"],
    ["ar-AE", "نعم صحيح", "لا", "ربما"],
    ["et-EE", "jah, õige", "ei", "võib-olla"],
  ])("are told apart in %s", (language, yes, no, neither) => {
    expect([yes, no, neither].map((text) => nlu.agrees(text, language))).toEqual([true, false, null]);
  });

  it("a yes word in a refusal is no yes", () => {
    expect(nlu.agrees("no, that's not right", "en-US")).toBe(false);
  });
});

describe("any text", () => {
  const scraps = fc.constantFrom(
    ..."a,1,.,@, at , dot ,+,-,/, ,\u0000,ف,وال,ärve,\ud800,😀,tomorrow ,last , march ,hundred ,$,1.1.1,__proto__ ,constructor ".split(
      ",",
    ),
  );
  const texts = fc.array(scraps, { maxLength: 400 }).map((parts) => parts.join(""));

  it("is understood without throwing, twice alike, within the ranges", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("en-US", "ar-AE", "et-EE", "xx"), (text, language) => {
        const understood = nlu.understand(text, english, facts(language));
        expect(nlu.understand(text, english, facts(language))).toEqual(understood);
        for (const { confidence } of understood.ranking) expect(confidence >= 0 && confidence <= 1).toBe(true);
        expect(Math.abs(understood.sentiment)).toBeLessThanOrEqual(1);
        for (const { from, to } of understood.entities) expect(0 <= from && from < to && to <= text.length).toBe(true);
        nlu.agrees(text, language);
      }),
      { numRuns: 200 },
    );
  });

  it.each(["a", "1", "1.", "a@", "a at b dot ", "one hundred and ", "12 march ", "ا", "-", "not bad "])(
    "of ten thousand characters of %j is read as far as a caller speaks in a minute",
    (part) => {
      const long = part.repeat(10_000 / part.length);
      for (const language of ["en-US", "ar-AE", "et-EE"]) {
        const understood = nlu.understand(long, english, facts(language));
        expect(understood).toEqual(nlu.understand(long.slice(0, readCharacters), english, facts(language)));
      }
    },
  );
});
