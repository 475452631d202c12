import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Effect, SpokenEffect } from "@/lib/engine/effect";
import { callUrls } from "./call-urls";
import { documentBytes, renderTwiml, type TwimlBindings } from "./render-twiml";
import { createTwimlRenderer } from "./twiml-cache";

const publicUrl = "https://calls.example.org/ivr";
const urls = callUrls(publicUrl, "call-1", 7);
const bindings: TwimlBindings = {
  audio: new Map([["welcome", "aud1"]]),
  destinations: new Map([["sales", ["+15550000001", "+15550000002"]]]),
  agents: new Map([["mia", "+15550000003"]]),
  departments: new Map([["billing", ["+15550000004"]]]),
};
const render = (...effects: Effect[]) => renderTwiml(effects, urls, bindings).documents[0];
const say = (text: string, language = "en-US"): SpokenEffect => ({ type: "say", text, language });
const gather: Effect = {
  type: "gather",
  input: ["dtmf"],
  prompts: [say("Press 1.")],
  bargeIn: true,
  language: "en-US",
  numDigits: 1,
  finishOnKey: "",
  timeoutSeconds: 5,
  hints: [],
  secret: false,
};
const body = (twiml: string) => twiml.replace('<?xml version="1.0" encoding="UTF-8"?>', "");

describe("renderTwiml", () => {
  it("speaks, listens, and reports to this turn's address", () => {
    expect(body(render(say("Hello."), gather))).toBe(
      '<Response><Say language="en-US" voice="Polly.Joanna">Hello.</Say>' +
        '<Gather input="dtmf" action="https://calls.example.org/ivr/api/voice/turn/call-1?n=7" method="POST" ' +
        'actionOnEmptyResult="true" timeout="5" finishOnKey="" numDigits="1">' +
        '<Say language="en-US" voice="Polly.Joanna">Press 1.</Say></Gather></Response>',
    );
  });

  it("listens to keys alone for a secret, whatever the effect asks for", () => {
    const twiml = render({ ...gather, input: ["dtmf", "speech"], secret: true, hints: ["one"] });
    expect(twiml).toContain('input="dtmf"');
    expect(twiml).not.toContain("hints");
  });

  it("speaks before it listens when it may not be interrupted", () => {
    expect(body(render({ ...gather, bargeIn: false }))).toMatch(
      /^<Response><Say[^>]*>Press 1\.<\/Say><Gather[^>]*\/><\/Response>$/,
    );
  });

  it("rings numbers and named destinations together, screened by a key press", () => {
    const dial: Effect = {
      type: "dial",
      targets: [{ destination: "sales" }, { number: "+15550000003" }, { destination: "nobody" }],
      ringSeconds: 20,
      screenPrompt: [say("Press 1 to take the call.")],
      record: false,
    };
    const rendered = renderTwiml([dial], urls, bindings);
    expect(rendered.documents[0].match(/\+1555000000\d/g)).toEqual(["+15550000001", "+15550000002", "+15550000003"]);
    expect(rendered.documents[0]).toContain('url="https://calls.example.org/ivr/api/voice/screen/call-1?n=7"');
    expect(rendered.screen).toContain("Press 1 to take the call.");
  });

  it("rings agents by their number and departments by their own", () => {
    const targets = [{ agent: "mia" }, { agent: "gone" }, { department: "billing" }, { department: "gone" }];
    const { documents } = renderTwiml([{ type: "dial", targets, ringSeconds: 20, record: false }], urls, bindings);
    expect(documents[0].match(/\+1555000000\d/g)).toEqual(["+15550000003", "+15550000004"]);
    expect(documents[0]).not.toMatch(/<Number[^>]* url=/);
  });

  it("whispers to the one who answers, who is connected without a key", () => {
    const targets = [{ agent: "mia" }];
    const dial = { type: "dial" as const, targets, ringSeconds: 20, record: false };
    const rendered = renderTwiml([{ ...dial, whisper: [say("A sales call.")] }], urls, bindings);
    expect(rendered.documents[0]).toContain('url="https://calls.example.org/ivr/api/voice/whisper/call-1?n=7"');
    expect(rendered.documents[0]).not.toContain("A sales call.");
    expect(body(rendered.whisper ?? "")).toMatch(/^<Response><Say[^>]*>A sales call\.<\/Say><\/Response>$/);
    expect(rendered.screen).toBeNull();
    expect(renderTwiml([dial], urls, bindings).whisper).toBeNull();
  });

  it("goes on at once when a destination has no number", () => {
    const twiml = render({ type: "dial", targets: [{ destination: "nobody" }], ringSeconds: 20, record: false });
    expect(body(twiml)).toBe(
      '<Response><Redirect method="POST">https://calls.example.org/ivr/api/voice/turn/call-1?n=7</Redirect></Response>',
    );
  });

  it("keeps a waiting caller waiting, with a pause when there is nothing to hear", () => {
    const wait =
      '<Redirect method="POST">https://calls.example.org/ivr/api/voice/queue/wait/call-1?n=7</Redirect></Response>';
    expect(body(render({ type: "keepWaiting" }))).toBe(`<Response><Pause length="10"/>${wait}`);
    expect(body(render({ type: "play", source: "welcome" }, { type: "keepWaiting" }))).toBe(
      `<Response><Play>https://calls.example.org/ivr/api/voice/audio/aud1</Play>${wait}`,
    );
    expect(body(render({ type: "leave" }))).toBe("<Response><Leave/></Response>");
  });

  it("hangs up when nothing takes the call over", () => {
    expect(body(render(say("Bye.")))).toMatch(/<\/Say><Hangup\/><\/Response>$/);
    expect(body(render())).toBe("<Response><Hangup/></Response>");
  });

  it("speaks Arabic with an Arabic voice and Estonian with the nearest there is", () => {
    expect(render(say("مرحبا", "ar-AE"))).toContain('<Say language="ar-AE" voice="Polly.Hala-Neural">مرحبا</Say>');
    expect(render(say("Tere", "et-EE"))).toContain('language="fi-FI"');
  });

  it("fault 14: divides TwiML over 64 kB into documents that lead to one another", () => {
    const long = Array.from({ length: 25 }, (_, i) => say(`${i} ${"long words & more. ".repeat(220)}`));
    const { documents } = renderTwiml([...long, gather], urls, bindings);
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) expect(Buffer.byteLength(document)).toBeLessThanOrEqual(documentBytes);
    expect(documents[0]).toMatch(/turn\/call-1\?n=7&amp;p=1<\/Redirect><\/Response>$/);
    expect(documents.at(-1)).toMatch(/<\/Gather><\/Response>$/);
    const spoken = documents.flatMap((document) =>
      [...document.matchAll(/>(\d+) long words/g)].map((match) => Number(match[1])),
    );
    expect(spoken).toEqual(long.map((_, i) => i));
  });

  it("fault 14: a Gather whose own prompts are too long speaks them before it", () => {
    const prompts = Array.from({ length: 25 }, () => say("long words & more. ".repeat(220)));
    const { documents } = renderTwiml([{ ...gather, prompts }], urls, bindings);
    for (const document of documents) expect(Buffer.byteLength(document)).toBeLessThanOrEqual(documentBytes);
  });
});

const awkward = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    '"><Dial>+15551234567</Dial>',
    "]]>",
    "\u0001",
    "\u202E]]><Hangup/>",
    "<!--",
    "&#1;",
    "a\uD800b",
    "{{ x }}",
    "\uFDD0\uFDD1",
  ),
);
const spoken: fc.Arbitrary<SpokenEffect> = fc.oneof(
  awkward.map((text) => say(`x${text}`)),
  awkward.map((text) => ({ type: "say" as const, text: `x${text}`, language: text, voice: text })),
  fc.constant({ type: "pause", seconds: 2 } as const),
);
const handOver: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({ hint: awkward, language: awkward, key: awkward }).map(({ hint, language, key }) => ({
    ...(gather as Extract<Effect, { type: "gather" }>),
    input: ["dtmf" as const, "speech" as const],
    hints: [hint],
    language,
    finishOnKey: key,
  })),
  awkward.map((name) => ({ type: "enqueue" as const, name: `x${name}` })),
  awkward.map((text) => ({
    type: "dial" as const,
    targets: [{ number: "+15550000001" }],
    ringSeconds: 5,
    record: true,
    callerId: text,
    ...(text.length % 2 === 0 ? { screenPrompt: [say(text)] } : { whisper: [say(text)] }),
  })),
  fc.constant({
    type: "record",
    maxSeconds: 60,
    silenceSeconds: 5,
    finishOnKey: "#",
    beep: true,
  } as const),
  fc.constant({ type: "keepWaiting" } as const),
  fc.constant({ type: "hangUp" } as const),
);

describe("properties of renderTwiml", () => {
  it("fault 25: no text changes the verb tree, and no document stops being XML", () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 4 }), handOver, (texts, last) => {
        const document = render(...texts, last);
        expect(treeOf(document)).toEqual(treeOf(render(...texts.map(harmless), harmless(last))));
      }),
      { numRuns: 500 },
    );
  });

  it("every document ends by handing the call over or hanging up", () => {
    const ends = new Set(["Gather", "Record", "Redirect", "Dial", "Enqueue", "Leave", "Hangup"]);
    fc.assert(
      fc.property(fc.array(fc.oneof(spoken, handOver), { maxLength: 5 }), (effects) => {
        expect(ends).toContain(
          treeOf(render(...effects))
            .at(-1)
            ?.split(" ")[0],
        );
      }),
    );
  });

  it("a document from the renderer's memory is the one that VoiceResponse builds", () => {
    const remembered = createTwimlRenderer(publicUrl);
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 3 }), handOver, fc.nat(), (texts, last, turn) => {
        const effects = [...texts, last];
        for (const callId of ["call-1", "V1StGXR8_Z5jdHi6B-myT"]) {
          expect(remembered(effects, callId, turn, bindings)).toEqual(
            renderTwiml(effects, callUrls(publicUrl, callId, turn), bindings),
          );
        }
      }),
    );
  });
});

/** Top-level verbs, each with the names of what is inside it and of all attributes. */
function treeOf(document: string): string[] {
  const verbs: string[] = [];
  let depth = 0;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const text = `${name} ${Object.keys(attributes)
      .filter((key) => key !== "voice" && key !== "hints" && key !== "callerId")
      .join(",")}`;
    if (depth === 1) verbs.push(text);
    else if (depth > 1) verbs.push(`${verbs.pop()}>${text}`);
    depth += 1;
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(document).close();
  return verbs;
}

function harmless<E extends Effect>(effect: E): E {
  const text = (value: string) => value && "x";
  if (effect.type === "say")
    return { ...effect, text: "x", ...(effect.voice === undefined ? {} : { voice: "Polly.Amy" }) };
  if (effect.type === "gather") return { ...effect, hints: effect.hints.map(text), finishOnKey: "" };
  if (effect.type === "enqueue") return { ...effect, name: "x" };
  if (effect.type === "dial")
    return {
      ...effect,
      callerId: undefined,
      screenPrompt: undefined,
      whisper: undefined,
      ...(effect.screenPrompt ? { screenPrompt: [say("x")] } : {}),
      ...(effect.whisper ? { whisper: [say("x")] } : {}),
    };
  return effect;
}
