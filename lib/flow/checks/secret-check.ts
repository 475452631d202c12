import type { Json, JsonObject } from "@/lib/util/json";
import type { GraphNode } from "../graph";
import type { Issue } from "../issue";
import { ofEachNode } from "./check";

/** Texts that only a key looks like. Sources: the providers' own pages on the form of their keys. */
const keyForms = [
  /\b(sk|pk|rk)_(live|test)_[A-Za-z0-9]{10,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bAIza[0-9A-Za-z_-]{30,}/,
  /\bSK[0-9a-f]{32}\b/,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\./,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(Bearer|Basic|Token)\s+(?!\{)[A-Za-z0-9+/_=.-]{12,}/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@{]+:[^/\s@{]+@/i,
  /(?<![A-Za-z0-9])(?=[a-z0-9]*[0-9])(?=[a-z0-9]*[a-z])[a-f0-9]{32,}(?![A-Za-z0-9])/,
];

/** Names of things that hold a secret: `X-Api-Key`, `clientSecret`, `access_token`. */
const secretName =
  /^(x[-_])?(.*[-_])?(api[-_]?key|apikey|auth(orization)?[-_]?(key|token)?|.*token|.*secret|pass(word|wd|phrase)|pwd)$/i;
/** The same within a URL's query or a JSON body, with a literal for its value. */
const secretPair =
  /["'?&\s]?\b(api[-_]?key|apikey|access[-_]?token|auth[-_]?token|client[-_]?secret|secret|password|passwd|pwd|token|sig)["']?\s*[=:]\s*["']?(?![{"'\s])[^\s"'&{}]{4,}/i;

/** Words of a variable's name that say a caller types a secret into it. */
const secretInput = new Set(["pin", "passcode", "password", "cvv", "cvc", "pan"]);

/** Secrets are named in a flow and bound where it runs; what callers type in secret is kept in no variable. */
export const secretCheck = ofEachNode((found) => [...literals(found), ...inputs(found)]);

function literals({ id, node }: GraphNode): Issue[] {
  return strings(node.config, "config")
    .filter(({ name, text }) => isSecret(name, text))
    .map(({ path }) => ({
      code: "secret_in_clear",
      severity: "error",
      nodeId: id,
      path,
      message:
        "This looks like a password or a key, and everybody who can read the flow can read it. Keep it in the secrets and name it here.",
      values: { kind: "literal" },
    }));
}

function inputs({ id, type, config }: GraphNode): Issue[] {
  if (!type?.sets || config === undefined || !type.needsInput(config)) return [];
  const names = new Set(type.sets(config).flatMap(({ variables }) => variables));
  return [...names]
    .filter((name) => words(name).some((word) => secretInput.has(word)))
    .map((name) => ({
      code: "secret_in_clear",
      severity: "error",
      nodeId: id,
      path: "config",
      message: `What callers type into "${name}" would stand in the call's record for everybody to read. Use an authentication, which keeps it nowhere.`,
      values: { kind: "input", variable: name },
    }));
}

const words = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);

function isSecret(name: string, text: string): boolean {
  // Most texts are short words: no key is.
  if (!/\S{6}/.test(text)) return false;
  const bare = text.replace(/\{\{.*?\}\}/gs, "{}");
  return (
    keyForms.some((form) => form.test(bare)) ||
    secretPair.test(bare) ||
    (secretName.test(name) && !bare.includes("{}") && /^\S{6,}$/.test(bare))
  );
}

/** Every text of a config with what it is called: its key, or the `name` beside a `value`. What is spoken is no secret. */
function strings(value: Json, path: string, name = ""): { path: string; name: string; text: string }[] {
  if (typeof value === "string") return [{ path, name, text: value }];
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => strings(item, `${path}.${index}`, name));
  const { name: called } = value as JsonObject;
  return Object.entries(value)
    .filter(([key]) => key !== "say")
    .flatMap(([key, inner]) =>
      strings(inner, `${path}.${key}`, key === "value" && typeof called === "string" ? called : key),
    );
}
