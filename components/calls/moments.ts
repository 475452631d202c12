import type { ShownTurn, Timeline, TimelineEntry } from "@/components/phone/call-path";

type Values = Record<string, string | number>;
type Effect = ShownTurn["effects"][number];
type Event = ShownTurn["event"];

/** Something the flow did in answer, told under what happened. The key is below `calls.did`. */
export interface Deed {
  key: "queue" | "ring" | "askMessage" | "hangUp" | "writeUp" | "disposition" | "task" | "ticket" | "keepMessage";
  values: Values;
}

/** One thing that happened in a call, in words: `key` is below `calls.moments`. */
export interface Moment {
  seq: number;
  atMs: number;
  key: string;
  values: Values;
  /** The exit that the caller's answer chose, to be named where the node names a choice. */
  chose: { nodeId: string; exit: string } | null;
  /** What the caller heard then; recorded prompts are `♪ name`. */
  heard: string[];
  did: Deed[];
  /** Everything that was noted from here to the next moment, for whoever looks closer. */
  rows: TimelineEntry[];
  /** Turns of the call up to and with this moment, to light the path so far. */
  turns: number;
}

/** What an earlier turn began and a later one ends. */
interface Begun {
  queue: { name: string; atMs: number } | null;
  dialled: string;
}

/**
 * A call as a person tells it. Announcements in a queue are one moment however often they came; carrier messages and
 * changes of state stand inside the moment they belong to.
 */
export function momentsOf(timeline: Timeline): Moment[] {
  const moments: Moment[] = [];
  const begun: Begun = { queue: null, dialled: "" };
  let turns = 0;
  for (const row of timeline) {
    const last = moments.at(-1);
    if ("turn" in row.data) {
      turns += 1;
      const turn: ShownTurn = { ...row.data, seq: row.seq, atMs: row.atMs };
      if (last && turn.event.type === "queueTick" && last.key.startsWith("waiting")) {
        Object.assign(last, waiting(turn, last), { turns, heard: last.heard.concat(fresh(last.heard, turn)) });
        last.rows.push(row);
      } else moments.push(momentOf(turn, row, turns, begun));
      remember(turn, begun);
      continue;
    }
    const own = momentOfRow(row, turns);
    if (own) moments.push(own);
    else last?.rows.push(row);
  }
  return moments;
}

function momentOf(turn: ShownTurn, row: TimelineEntry, turns: number, begun: Begun): Moment {
  const { seq, atMs, event, effects, steps } = turn;
  const first = steps[0];
  const answered = event.type === "digitsPressed" || event.type === "speechHeard";
  return {
    seq,
    atMs,
    ...(event.type === "queueTick" ? waiting(turn) : wordsOf(event, begun)),
    chose: answered && first?.exit ? { nodeId: first.nodeId, exit: first.exit } : null,
    heard: effects.flatMap(heardIn),
    did: effects.flatMap(deedsOf),
    rows: [row],
    turns,
  };
}

/** Rows that are no turn but worth telling; null for those that only accompany. */
function momentOfRow(row: TimelineEntry, turns: number): Moment | null {
  const moment = (key: string, values: Values = {}): Moment => ({
    seq: row.seq,
    atMs: row.atMs,
    key,
    values,
    chose: null,
    heard: [],
    did: [],
    rows: [row],
    turns,
  });
  const { data } = row;
  if ("recordingId" in data) return moment("stored");
  if ("what" in data) return moment("problem", { what: data.what });
  return null;
}

function waiting(turn: ShownTurn, before?: Moment): Pick<Moment, "key" | "values"> {
  const position = turn.event.type === "queueTick" ? turn.event.position : null;
  const times = Number(before?.values.times ?? 0) + 1;
  return position === null
    ? { key: "waiting", values: { times } }
    : { key: "waitingAtPlace", values: { times, place: position } };
}

function fresh(known: readonly string[], turn: ShownTurn): string[] {
  return turn.effects.flatMap(heardIn).filter((text) => !known.includes(text));
}

function wordsOf(event: Event, begun: Begun): Pick<Moment, "key" | "values"> {
  const words = (key: string, values: Values = {}) => ({ key, values });
  switch (event.type) {
    case "callStarted":
      return words("callStarted", { target: event.to });
    case "customerFound":
    case "pinVerified":
      return words(event.type, { name: `${event.customer.firstName} ${event.customer.lastName}` });
    case "serviceFailed":
      return words(`serviceFailed.${event.reason}`);
    case "digitsPressed":
      return words("pressed", { keys: event.digits });
    case "secretEntered":
      return words("secret", { count: event.length });
    case "speechHeard":
      return words("said", { text: event.text });
    case "dialEnded":
      return words(`dial.${event.outcome}`, { target: begun.dialled, seconds: event.durationSeconds });
    case "queueLeft": {
      if (!begun.queue) return words("queueLeft.unknown");
      return words(`queueLeft.${event.result}`, waited(begun.queue, event.at));
    }
    case "recordingDone":
      return words("recorded", { seconds: event.durationSeconds });
    case "callEnded":
      return begun.queue && event.reason === "callerHungUp"
        ? words("ended.callerGaveUp", waited(begun.queue, event.at))
        : words(`ended.${event.reason}`);
    default:
      return words(event.type);
  }
}

function waited(queue: NonNullable<Begun["queue"]>, atMs: number): Values {
  return { queue: queue.name, seconds: Math.max(0, Math.round((atMs - queue.atMs) / 1000)) };
}

function remember({ event, effects, atMs }: ShownTurn, begun: Begun): void {
  if (event.type === "queueLeft") begun.queue = null;
  for (const effect of effects) {
    if (effect.type === "enqueue") begun.queue = { name: effect.name, atMs };
    if (effect.type === "dial") begun.dialled = targetsOf(effect);
  }
}

function targetsOf(effect: Extract<Effect, { type: "dial" }>): string {
  return effect.targets.flatMap((target) => Object.values(target)).join(", ");
}

function heardIn(effect: Effect): string[] {
  if (effect.type === "say") return [effect.text];
  if (effect.type === "play") return [`♪ ${effect.source}`];
  return effect.type === "gather" ? effect.prompts.flatMap(heardIn) : [];
}

function deedsOf(effect: Effect): Deed[] {
  const deed = (key: Deed["key"], values: Values = {}): Deed[] => [{ key, values }];
  switch (effect.type) {
    case "enqueue":
      return deed("queue", { queue: effect.name });
    case "dial":
      return deed("ring", { target: targetsOf(effect) });
    case "record":
      return deed("askMessage");
    case "hangUp":
      return deed("hangUp");
    case "addInteraction":
      return [
        ...(effect.summary ? deed("writeUp", { summary: effect.summary }) : []),
        ...(effect.disposition ? deed("disposition", { disposition: effect.disposition }) : []),
      ];
    case "createTask":
      return deed("task", { title: effect.title });
    case "openTicket":
      return deed("ticket", { subject: effect.subject });
    case "keepVoicemail":
      return deed("keepMessage");
    default:
      return [];
  }
}
