import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkStrings } from "./check-strings.mjs";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A small project: a page that uses `area.title`, and what the test adds or replaces. */
function problemsOf(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), "check-strings-"));
  folders.push(root);
  const project = {
    "app/page.tsx": `const t = useTranslations("area"); export default () => <h1>{t("title")}</h1>;`,
    "i18n/english-messages.ts": `import area from "../messages/en/area.json";`,
    "messages/en/area.json": `{ "title": "Title" }`,
    ...files,
  };
  for (const [path, text] of Object.entries(project)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkStrings(root).problems.map((problem) => problem.replace(root, "."));
}

const component = (jsx: string) => ({ "components/a.tsx": `export const A = () => ${jsx};` });

describe("texts outside the catalogue", () => {
  it("finds none in a project without any", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    ["text of an element", "<p>Canary</p>"],
    ["text between expressions", "<p>{count} canary</p>"],
    ["text in another script", "<p>مرحبا</p>"],
    ["a string in braces", `<p>{"canary"}</p>`],
    ["a branch of a condition", `<p>{broken ? "canary" : name}</p>`],
    ["a fallback", `<p>{name ?? "canary"}</p>`],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is in the component
    ["a template", "<p>{`canary ${name}`}</p>"],
    ["aria-label", `<button aria-label="Canary" />`],
    ["a title in braces", `<a title={open ? "canary" : undefined} />`],
    ["alt", `<img alt="Canary" />`],
    ["placeholder", `<input placeholder="Canary" />`],
    ["a label property of ours", `<Field label="Canary" />`],
    ["a label in an object", `<Menu items={[{ id: "a", label: "Canary" }]} />`],
    ["a toast", `<p onClick={() => toast.success("Canary")} />`],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is in the component
    ["a unit behind a number", "<Length of={`${seconds} s`} />"],
    ["the window's title", `<p onClick={() => { document.title = "Canary"; }} />`],
  ])("finds %s", (_name, jsx) => {
    expect(problemsOf(component(jsx))).toEqual([expect.stringMatching(/^components\/a\.tsx:1: ".+" belongs in/)]);
  });

  it.each([
    ["punctuation and figures", "<p>· 100 % – (1)</p>"],
    ["class names and ids", `<p id="canary" className="canary" data-kind="canary" />`],
    ["class names by part", `<Toaster options={{ classNames: { title: "font-medium" } }} />`],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is in the component
    ["class names behind a hole", "<p className={`${size} shadow`} />"],
    ["what is compared", `<p>{kind === "canary" && count}</p>`],
    ["a marked exception", `<code>\n{/* not-text: the word of a protocol */}\n<b>Canary</b></code>`],
  ])("lets %s be", (_name, jsx) => {
    expect(problemsOf(component(jsx))).toEqual([]);
  });

  it("does not read tests, routes and the library", () => {
    const text = `export const a = { label: "Canary" };`;
    expect(problemsOf({ "components/a.test.tsx": text, "app/api/a/route.ts": text, "lib/a.ts": text })).toEqual([]);
  });
});

describe("message keys", () => {
  const uses = (code: string) => ({ "components/a.tsx": code });

  it("finds a key that is used and missing", () => {
    expect(problemsOf(uses(`function A() { const t = useTranslations("area"); t("gone"); t.rich("title"); }`))).toEqual(
      ["components/a.tsx:1: there is no message area.gone"],
    );
  });

  it("finds a message that nobody uses", () => {
    expect(problemsOf({ "messages/en/area.json": `{ "title": "T", "old": { "name": "N" } }` })).toEqual([
      "messages/en/area.json: nothing uses area.old.name",
    ]);
  });

  it("keeps translators of two functions apart", () => {
    const code = `function A() { const t = useTranslations("area"); t("title"); }
      async function B() { const t = await getTranslations("other"); t("title"); }`;
    expect(problemsOf(uses(code))).toEqual(["components/a.tsx:2: there is no message other.title"]);
  });

  it("follows templates, conditions, typed parameters and translators that are handed on", () => {
    const messages = `{ "title": "T", "states": { "ok": "O" }, "yes": "Y", "no": "N", "deep": { "a": "A" } }`;
    const code = `function A() {
        const t = useTranslations("area"); const deep = useTranslations("area.deep");
        t(\`states.\${state}\`); show(deep);
      }
      function show(t: ReturnType<typeof useTranslations<"area">>) { return t(right ? "yes" : "no"); }`;
    expect(problemsOf({ ...uses(code), "messages/en/area.json": messages })).toEqual([]);
    for (const hook of ["useTranslations", "useCodedTexts"]) {
      const other = problemsOf(uses(`function A() { const t = ${hook}("area"); t(\`states.\${state}\`); }`));
      expect(other).toEqual([expect.stringContaining("no message fits")]);
    }
  });
});

describe("the catalogue itself", () => {
  it("refuses what is not JSON, not a text, not a message or not listed", () => {
    const problems = problemsOf({
      "messages/en/area.json": `{ "title": "{open", "list": [] }`,
      "messages/en/extra.json": "{",
    });
    expect(problems).toEqual([
      expect.stringMatching(/^messages\/en\/area\.json: area\.title is not a well-formed message/),
      "messages/en/area.json: area.list is neither a text nor a group of texts",
      expect.stringMatching(/^messages\/en\/extra\.json: /),
      "messages/en/extra.json: i18n/english-messages.ts does not import it",
    ]);
  });

  it("holds translations to the English keys and values", () => {
    const problems = problemsOf({
      "messages/en/area.json": `{ "title": "{count, plural, one {# flow} other {# flows}} of {name}" }`,
      "messages/ar/area.json": `{ "title": "{count} {nom}", "more": "x" }`,
    });
    expect(problems).toEqual([
      "messages/ar/area.json: area.title uses {count}, {nom}, the English text {count}, {name}",
      "messages/ar/area.json: area.more is not in the English catalogue",
    ]);
  });

  it("finds what is not translated", () => {
    expect(problemsOf({ "messages/et/area.json": "{}" })).toEqual(["messages/et: area.title is not translated"]);
  });

  it("holds translations to the plural forms of their language, unless a plural only tells none from some", () => {
    const problems = problemsOf({
      "messages/en/area.json": `{ "title": "{count, plural, one {# flow} other {# flows}}{rest, plural, =0 {} other {, }}" }`,
      "messages/et/area.json": `{ "title": "{count, plural, one {# voog} other {# voogu}}{rest, plural, =0 {} other {, }}" }`,
      "messages/ar/area.json": `{ "title": "{count, plural, =0 {لا} one {# مسار} few {# مسارات} other {# مسار}}{rest, plural, =0 {} other {, }}" }`,
    });
    expect(problems).toEqual([
      expect.stringMatching(/^messages\/ar\/area\.json: area\.title lacks the plural (many, two|two, many)$/),
    ]);
  });

  it("fails when there is nothing to read", () => {
    const root = mkdtempSync(join(tmpdir(), "check-strings-"));
    folders.push(root);
    mkdirSync(join(root, "i18n"));
    writeFileSync(join(root, "i18n/english-messages.ts"), "");
    expect(checkStrings(root).problems).toEqual([`${root}: no source file was read`, `${root}: no message was read`]);
  });
});

it("finds nothing in this project", () => {
  const { files, problems } = checkStrings(join(import.meta.dirname, ".."));
  expect(problems).toEqual([]);
  expect(files).toBeGreaterThan(50);
});
