import { createActor, createMachine, type Snapshot } from "xstate";

/**
 * A ring of menus as an xstate 5 machine, persisted and restored for every event as its documentation shows
 * (stately.ai/docs/persistence): parse, `createActor(machine, { snapshot })`, send, `getPersistedSnapshot`, serialise.
 */
export function xstateMenus(menus: number): { first: string; turn(snapshot: string, digits: string): string } {
  const states = Object.fromEntries(
    Array.from({ length: menus }, (_, i) => [
      `menu${i}`,
      {
        on: {
          digitsPressed: [
            {
              guard: ({ event }: { event: { digits: string } }) => event.digits === "1",
              target: `menu${(i + 1) % menus}`,
            },
            { guard: ({ event }: { event: { digits: string } }) => event.digits === "2", target: "hangUp" },
          ],
          gatherTimedOut: `menu${i}`,
        },
      },
    ]),
  );
  const machine = createMachine({
    id: "menus",
    initial: "menu0",
    context: { callId: "bench", caller: { from: "+15550100001", to: "+15550100002" }, vars: {}, language: "en-US" },
    states: { ...states, hangUp: { type: "final" } },
  });
  const begin = createActor(machine);
  begin.start();
  return {
    first: JSON.stringify(begin.getPersistedSnapshot()),
    turn(snapshot, digits) {
      const actor = createActor(machine, { snapshot: JSON.parse(snapshot) as Snapshot<unknown> });
      actor.start();
      actor.send({ type: "digitsPressed", digits });
      const next = JSON.stringify(actor.getPersistedSnapshot());
      actor.stop();
      return next;
    },
  };
}
