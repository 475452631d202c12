import { SaxesParser } from "saxes";
import { err, ok, type Result } from "@/lib/util/result";
import { type Problem, problem } from "./problem";

/** One element of a TwiML document. Text is what stands directly inside it, CDATA included. */
export interface TwimlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: TwimlElement[];
  /** Text and children in the order they were written (SSML inside Say needs it). */
  content: (string | TwimlElement)[];
  line: number;
}

/** Twilio's limit for one document (error 11750). */
export const maxTwimlBytes = 64 * 1024;

/**
 * Reads a TwiML document the way an XML 1.0 parser does: no leading white space before the declaration, no control characters, no
 * unknown entities. The document type definition is refused (no entity expansion).
 *
 * @returns the `Response` element, or 12100 (not XML) / 12102 (another root) / 11750 / 11770 (empty)
 */
export function parseTwiml(xml: string): Result<TwimlElement, Problem> {
  if (Buffer.byteLength(xml) > maxTwimlBytes) return err(problem(11750, `${Buffer.byteLength(xml)} bytes`));
  if (xml.trim() === "") return err(problem(11770));
  const parser = new SaxesParser();
  const stack: TwimlElement[] = [];
  let root: TwimlElement | null = null;
  let failure: string | null = null;

  parser.on("error", (error) => {
    failure ??= error.message;
  });
  parser.on("doctype", () => {
    failure ??= "a document type is not allowed";
  });
  parser.on("opentag", (tag) => {
    const element: TwimlElement = {
      name: tag.name,
      attributes: { ...tag.attributes },
      text: "",
      children: [],
      content: [],
      line: parser.line,
    };
    const parent = stack.at(-1);
    if (parent) {
      parent.children.push(element);
      parent.content.push(element);
    } else {
      root ??= element;
    }
    stack.push(element);
  });
  const addText = (text: string) => {
    const parent = stack.at(-1);
    if (!parent) return;
    parent.text += text;
    parent.content.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    stack.pop();
  });

  try {
    parser.write(xml.charCodeAt(0) === 0xfeff ? xml.slice(1) : xml).close();
  } catch (error) {
    failure ??= error instanceof Error ? error.message : String(error);
  }
  if (failure !== null) return err(problem(12100, failure));
  const response = root as TwimlElement | null;
  if (!response) return err(problem(12100, "no element"));
  if (response.name !== "Response") return err(problem(12102, `<${response.name}>`));
  return ok(response);
}

/** What a voice would read: the text with SSML marks taken out and white space collapsed. */
export function spokenText(element: TwimlElement): string {
  const parts = element.content.map((part) => {
    if (typeof part === "string") return part;
    if (part.name === "sub") return part.attributes.alias ?? spokenText(part);
    return part.name === "p" || part.name === "s" ? ` ${spokenText(part)} ` : spokenText(part);
  });
  return parts.join("").replace(/\s+/g, " ").trim();
}
