import { expect, it } from "vitest";
import { queueFor } from "./new-resource-name";

it("a step's queue is the one of that name, else the one that is called so, else a new one with a name of its own", () => {
  const queues = [
    { name: "night-desk", label: "Sales" },
    { name: "Sales", label: "Old sales" },
    { name: "new", label: "مبيعات" },
    { name: "help-desk", label: "Help" },
  ];
  expect(["Sales", "مبيعات", "Help desk", "دعم"].map((label) => queueFor(label, queues))).toEqual([
    { name: "Sales", isNew: false },
    { name: "new", isNew: false },
    { name: "help-desk-2", isNew: true },
    { name: "new-2", isNew: true },
  ]);
});
