import { isUrlReference } from "./attribute";
import { spokenText, type TwimlElement } from "./document";
import { type Problem, type ProblemCode, problem } from "./problem";
import { type ElementRule, elementRules } from "./verbs";

/**
 * Where a document runs decides which verbs it may hold:
 * `call` everything but Leave · `queueWait` Play Say Pause Gather Redirect Leave Hangup · `dialScreen` (the `url` of a Number or Queue)
 * no Dial · `conferenceWait` Play Say Pause Redirect.
 */
export type DocumentContext = "call" | "queueWait" | "dialScreen" | "conferenceWait";

const verbsOf: Record<DocumentContext, { verbs: string[]; code: ProblemCode }> = {
  call: {
    verbs: ["Say", "Play", "Pause", "Gather", "Dial", "Enqueue", "Record", "Redirect", "Hangup", "Reject"],
    code: 12200,
  },
  queueWait: { verbs: ["Say", "Play", "Pause", "Gather", "Redirect", "Leave", "Hangup"], code: 12200 },
  dialScreen: { verbs: ["Say", "Play", "Pause", "Gather", "Record", "Redirect", "Hangup"], code: 13201 },
  conferenceWait: { verbs: ["Say", "Play", "Pause", "Redirect"], code: 13238 },
};

/** Twilio's limit for one Say, in characters of text (twilio.com/docs/voice/twiml/say). */
const maxSayCharacters = 4096;

/** Everything Twilio would complain of in a document, in reading order; empty when it is right. */
export function validateTwiml(response: TwimlElement, context: DocumentContext): Problem[] {
  const found: Problem[] = [];
  const allowed = verbsOf[context];
  for (const verb of response.children) {
    const known = elementRules.Response?.children?.includes(verb.name);
    if (known && !allowed.verbs.includes(verb.name)) {
      found.push(problem(allowed.code, `<${verb.name}> is not allowed in ${contextName[context]} (line ${verb.line})`));
    }
  }
  checkElement(response, null, found);
  return found;
}

const contextName: Record<DocumentContext, string> = {
  call: "a call's document",
  queueWait: "a waitUrl document",
  dialScreen: "a document that runs before a dialled party is connected",
  conferenceWait: "a conference's waitUrl document",
};

function checkElement(element: TwimlElement, parent: TwimlElement | null, found: Problem[]): void {
  const rule = (parent && elementRules[`${parent.name}>${element.name}`]) ?? elementRules[element.name];
  if (!rule) {
    found.push(problem(12200, `unknown element <${element.name}> (line ${element.line})`));
    return;
  }
  checkAttributes(element, rule, found);
  checkText(element, rule, found);
  for (const child of element.children) {
    if (!rule.children?.includes(child.name)) {
      found.push(problem(rule.childCode ?? 12200, `<${child.name}> inside <${element.name}> (line ${child.line})`));
      continue;
    }
    checkElement(child, element, found);
  }
  checkTogether(element, found);
}

function checkAttributes(element: TwimlElement, rule: ElementRule, found: Problem[]): void {
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name === "xmlns" || name.startsWith("xmlns:") || name.startsWith("xsi:")) continue;
    const attribute = rule.attributes[name];
    if (!attribute) {
      found.push(
        problem(12200, `attribute '${name}' is not allowed to appear in <${element.name}> (line ${element.line})`),
      );
    } else if (!attribute.allows(value)) {
      found.push(
        problem(
          attribute.code,
          `${name}="${value.slice(0, 80)}", expected ${attribute.expects} (line ${element.line})`,
        ),
      );
    }
  }
}

function checkText(element: TwimlElement, rule: ElementRule, found: Problem[]): void {
  const text = element.text.trim();
  if (rule.text === "none" && text !== "") {
    found.push(problem(12200, `<${element.name}> must not hold text (line ${element.line})`));
  }
  if (rule.text === "required" && text === "" && spokenText(element) === "") {
    found.push(problem(rule.textCode ?? 12200, `<${element.name}> is empty (line ${element.line})`));
  }
}

/** Rules that need more than one attribute, or attribute and text, at once. */
function checkTogether(element: TwimlElement, found: Problem[]): void {
  const { name, attributes, children, line } = element;
  const text = element.text.trim();
  const add = (code: ProblemCode, detail: string) => found.push(problem(code, `${detail} (line ${line})`));
  switch (name) {
    case "Say":
      if (spokenText(element).length > maxSayCharacters) add(13521, `more than ${maxSayCharacters} characters`);
      break;
    case "Play":
      if (text === "" && attributes.digits === undefined) add(11100, "<Play> needs a URL or digits");
      if (text !== "" && !isUrlReference(text)) add(11100, `<Play>${text.slice(0, 80)}`);
      break;
    case "Redirect":
      if (text !== "" && !isUrlReference(text)) add(11100, `<Redirect>${text.slice(0, 80)}`);
      break;
    case "Gather":
      if (attributes.speechTimeout === "auto" && attributes.speechModel === "default") add(13335, "");
      break;
    case "Record":
      if (attributes.transcribe === "true" && Number(attributes.maxLength ?? 120) > 120) {
        add(13615, `maxLength ${attributes.maxLength}`);
      }
      break;
    case "Enqueue":
      if (attributes.workflowSid === undefined && text === "") add(14204, "");
      if (text.length > 64) add(14205, `${text.length} characters`);
      break;
    case "Queue":
      if (text.length > 64) add(14213, `${text.length} characters`);
      break;
    case "Number":
      if (text !== "" && !isPhoneNumber(text)) add(13223, text.slice(0, 40));
      break;
    case "Dial":
      checkDial(text, children, add);
      break;
  }
}

function checkDial(text: string, children: TwimlElement[], add: (code: ProblemCode, detail: string) => void): void {
  const nouns = new Set(children.map((child) => child.name));
  if (children.length === 0 && text === "") add(13223, "<Dial> names nobody");
  if (children.length === 0 && text !== "" && !isPhoneNumber(text)) add(13223, text.slice(0, 40));
  if (children.length > 0 && text !== "") add(13215, "text beside nouns");
  if (nouns.has("Conference") && children.length > 1) add(13000, "");
  if (nouns.has("Queue") && children.length > 1) add(13215, "<Queue> beside another noun");
  if (children.length > 10) add(13215, "more than ten nouns");
}

/** E.164, or the unformatted US numbers that Twilio also takes. */
function isPhoneNumber(value: string): boolean {
  const digits = value.replace(/[\s().-]/g, "");
  return /^\+[1-9]\d{1,14}$/.test(digits) || /^1?[2-9]\d{9}$/.test(digits);
}
