import { expect, it } from "vitest";
import { createPresence, nobody, showPresent } from "./presence";

const me = { tabId: "mine", userId: "ada" };
const tab = (tabId: string, userId: string) => ({ tabId, userId, name: userId, nodeId: "greeting" });

it("the others are shown where they are, and this tab is not", () => {
  const presence = createPresence();
  showPresent(presence, [tab("mine", "ada"), tab("second", "ada"), tab("other", "bo")], me);
  const { people, byNode } = presence.getState();
  expect(people.map(({ tabId, isMe }) => [tabId, isMe])).toEqual([
    ["second", true],
    ["other", false],
  ]);
  expect(byNode.greeting).toHaveLength(2);
  expect(people[0]?.colour).not.toBe(people[1]?.colour);
});

it("a tab has arrived once the server lists it, counts as such when it is not heard of, and not when the connection is lost", () => {
  const presence = createPresence();
  showPresent(presence, [tab("other", "bo")], me);
  expect(presence.getState().hasArrived).toBe(false);
  showPresent(presence, [tab("other", "bo"), tab("mine", "ada")], me);
  expect(presence.getState().hasArrived).toBe(true);
  showPresent(presence, [tab("other", "bo")], me);
  expect(presence.getState().hasArrived).toBe(true);
  presence.setState(nobody);
  expect(presence.getState()).toMatchObject({ hasArrived: false, people: [] });
});
