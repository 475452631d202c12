import { expect, type Locator } from "@playwright/test";
import { listItems, type SchemaField } from "@/components/designer/inspector/schema-fields";
import type { FormHint } from "@/lib/nodes/form-fields";

type Change = (field: Locator) => Promise<void>;

/**
 * Changes one field of the inspector with the control that its schema asks for.
 *
 * @returns the paths at which the document should differ now, e.g. `config.questions.0.prompt`
 */
export async function changeField(form: Locator, { hint, schema }: SchemaField, path: string): Promise<string[]> {
  const field = form.locator(`[data-path="${path}"]`);
  await expect(field, path).toHaveCount(1);
  await changes[hint.widget](field);
  if (hint.widget !== "list" && hint.widget !== "intents") return [path];
  const changed: string[] = [];
  await expect(form.locator(`[data-path^="${path}.0"]`).first()).toBeAttached();
  for (const { key, ...item } of listItems(schema).fields) {
    const inside = `${path}.0.${key}`;
    // Some do not matter for the item that is there.
    if ((await form.locator(`[data-path="${inside}"]`).count()) === 0) continue;
    changed.push(...(await changeField(form, { key, ...item }, inside)));
  }
  return changed.length === 0 ? [path] : changed;
}

const types =
  (text: string): Change =>
  (field) =>
    field.locator("input, textarea").first().fill(text);

const chooses: Change = async (field) => {
  await field.getByRole("combobox").first().click();
  // Those that make something new come last, and the one that is chosen is checked.
  await field.page().locator("[role=option][data-state=unchecked]").first().click();
};

const switches: Change = (field) => field.getByRole("switch").first().click();
const ticks: Change = (field) => field.getByRole("checkbox").first().click();
const adds: Change = (field) => field.getByRole("button", { name: /^Add/ }).last().click();

const writesPrompt: Change = async (field) => {
  const words = field.getByRole("textbox").first();
  // A prompt that need not be there is folded while it is empty.
  if ((await words.count()) === 0) await field.getByRole("button").first().click();
  await words.fill("Changed words.");
};

const countsUp: Change = async (field) => {
  const number = field.getByRole("spinbutton");
  await number.fill((await number.inputValue()) === "3" ? "2" : "3");
};

const entersPhrase: Change = async (field) => {
  const words = field.getByRole("textbox").first();
  await words.fill("changed");
  await words.press("Enter");
};

const opensFirst: Change = async (field) => {
  await field.locator("[aria-expanded=false]").first().click();
};

/** A new widget does not compile until a test can use it. */
const changes: Record<FormHint["widget"], Change> = {
  prompt: writesPrompt,
  text: types("changed"),
  template: types("changed"),
  number: countsUp,
  switch: switches,
  select: chooses,
  checklist: ticks,
  queue: chooses,
  flow: chooses,
  queues: ticks,
  hours: chooses,
  calendar: chooses,
  hoursPeriod: chooses,
  hoursPeriods: ticks,
  audio: types("changed"),
  destinations: chooses,
  skill: chooses,
  callerId: chooses,
  choices: async (field) => {
    await opensFirst(field);
    await field.getByLabel("What is it for?").first().fill("Changed");
  },
  intents: opensFirst,
  wordsByLanguage: entersPhrase,
  textByLanguage: types("changed"),
  templateByLanguage: types("changed"),
  phrases: entersPhrase,
  key: chooses,
  condition: (field) =>
    field
      .getByRole("button", { name: /^(Only when|Add a condition)/ })
      .first()
      .click(),
  escalationRules: adds,
  dispositionRules: adds,
  followUp: switches,
  ticket: switches,
  language: chooses,
  timeZone: types("Europe/Tallinn"),
  list: async (field) => {
    const list = field.locator("> fieldset");
    if ((await list.locator("> ol > li").count()) === 0) await list.locator("> button").click();
  },
};
