import { type Effect, isCallerFacing } from "@/lib/engine/effect";
import { callUrls } from "./call-urls";
import { type RenderedTurn, renderTwiml, type TwimlBindings } from "./render-twiml";

export type TwimlRenderer = (
  effects: readonly Effect[],
  callId: string,
  turn: number,
  bindings: TwimlBindings,
) => RenderedTurn;

/** Distinct answers kept; a busy installation has a few hundred, and prompts with names in them come and go. */
const templatesAtMost = 2_000;

/**
 * A renderer that builds each distinct answer once: a document depends on the call only by its id and turn in the
 * addresses, so it is rendered with marks in their place and cut there. Server-side effects (and with them any PIN)
 * are no part of the key. Equal to `renderTwiml` by property test.
 *
 * @param publicUrl without a trailing slash
 */
export function createTwimlRenderer(publicUrl: string): TwimlRenderer {
  let templates = new Map<string, Template>();
  let boundTo: TwimlBindings | null = null;
  const markedUrls = callUrls(publicUrl, callMark, turnMark);

  return (effects, callId, turn, bindings) => {
    if (boundTo !== bindings) {
      boundTo = bindings;
      templates = new Map();
    }
    const key = JSON.stringify(effects.filter(isCallerFacing));
    let template = templates.get(key);
    if (template === undefined) {
      const rendered = renderTwiml(effects, markedUrls, bindings);
      template = {
        documents: rendered.documents.map(cut) as Template["documents"],
        screen: rendered.screen === null ? null : cut(rendered.screen),
        whisper: rendered.whisper === null ? null : cut(rendered.whisper),
      };
      if (templates.size >= templatesAtMost) templates.delete(templates.keys().next().value as string);
      templates.set(key, template);
    }
    const turnText = String(turn);
    const [first, ...more] = template.documents;
    return {
      documents: [fill(first, callId, turnText), ...more.map((document) => fill(document, callId, turnText))],
      screen: template.screen === null ? null : fill(template.screen, callId, turnText),
      whisper: template.whisper === null ? null : fill(template.whisper, callId, turnText),
    };
  };
}

/** Non-characters that `cleanText` takes out of every text, so that no prompt can hold a mark. */
const callMark = "\uFDD0";
const turnMark = "\uFDD1";

/** Text with the two kinds of marks still standing at odd places. */
type Pieces = string[];
interface Template {
  documents: [Pieces, ...Pieces[]];
  screen: Pieces | null;
  whisper: Pieces | null;
}

const cut = (document: string): Pieces => document.split(/([\uFDD0\uFDD1])/);

function fill(pieces: Pieces, callId: string, turn: string): string {
  let text = pieces[0] ?? "";
  for (let i = 1; i < pieces.length; i += 2) text += (pieces[i] === callMark ? callId : turn) + pieces[i + 1];
  return text;
}
