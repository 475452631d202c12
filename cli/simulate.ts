import { Option } from "commander";
import type { CustomerFacts } from "@/lib/engine/event";
import type { FlowDocument } from "@/lib/flow/document";
import { formatIssue } from "@/lib/flow/issue";
import { describeAction, pinAnswers } from "@/lib/simulator/caller-action";
import { pathOf } from "@/lib/simulator/path";
import { formatDifference, runGoldenCall, stepsOf } from "@/lib/simulator/run-golden-call";
import { transcript } from "@/lib/simulator/transcript";
import { act, dialFlow, type VirtualCall, type VirtualTurn } from "@/lib/simulator/virtual-call";
import { worldSchema } from "@/lib/simulator/world";
import { parseKeys } from "./parse-keys";
import { phoneNumber } from "./phone-number";
import { readFlow, readGoldenCall } from "./read-flow";
import { print, printJson, problem, type Verb } from "./verb";

interface Options {
  keys?: string[];
  call?: string;
  from: string;
  pin: (typeof pinAnswers)[number];
  json?: boolean;
}

/** `simulate FLOW`: calls a flow file and prints what is heard, turn by turn. */
export const simulateVerb: Verb = (program) => {
  program
    .command("simulate")
    .description("call a flow file and print what is heard")
    .argument("<flow>", "flow file")
    .addOption(
      new Option(
        "--keys <list>",
        "what the caller does, with commas between: keys (1, 4021#), - for silence, 30s to wait or for a message, " +
          "agent, answered, busy, noAnswer, failed, hangup; anything else is spoken",
      )
        .argParser((list: string) => list.split(",").map((item) => item.trim()))
        .conflicts("call"),
    )
    .option("--call <file>", "play a golden call and compare")
    .option("--from <number>", "where the call comes from", phoneNumber, "anonymous")
    .addOption(new Option("--pin <answer>", "what the CRM says of a PIN").choices(pinAnswers).default("verified"))
    .option("--json", "print one JSON document")
    .action((file: string, options: Options) => {
      const flow = readFlow(file);
      if (!flow.ok) {
        for (const issue of flow.error) problem(`${file}: ${formatIssue(issue)}`);
        return;
      }
      const call = options.call === undefined ? playKeys(flow.value, options) : playGolden(flow.value, options.call);
      if (!call) return;
      if (options.json) printJson({ path: pathOf(stepsOf(call)), turns: call.turns, session: call.session });
      else printCall(call);
    });
};

function playGolden(flow: FlowDocument, file: string): VirtualCall | null {
  const golden = readGoldenCall(file);
  if (!golden.ok) {
    for (const issue of golden.error) problem(`${file}: ${formatIssue(issue)}`);
    return null;
  }
  const { call, differences } = runGoldenCall(flow, golden.value);
  for (const difference of differences) problem(`${file}: ${formatDifference(difference)}`);
  return call;
}

function playKeys(flow: FlowDocument, { keys = [], from, pin }: Options): VirtualCall {
  let call = dialFlow(flow, worldSchema.parse({ from, verifiedCustomer: someone }));
  for (const item of keys) {
    const action = parseKeys(item, call, pin);
    const next = action.ok ? act(flow, call, action.value) : action;
    if (!next.ok) {
      problem(`--keys: ${call.session.nodeId ?? "(call)"}: error not_listening: ${next.error}`);
      break;
    }
    call = next.value;
  }
  return call;
}

/** Who is behind a right PIN where no golden call says so. */
const someone: CustomerFacts = {
  id: "simulated",
  idNumber: "1000",
  firstName: "Ada",
  lastName: "Stone",
  email: null,
  accountType: "personal",
  priority: 3,
  language: null,
  serviceStatus: "active",
  openTickets: 0,
  openInvoices: 0,
  attributes: {},
};

function printCall(call: VirtualCall): void {
  for (const turn of call.turns) {
    const heading = happened(turn);
    if (heading) print(`> ${heading}`);
    for (const { kind, text } of transcript(turn.effects)) print(kind === "heard" ? `  ${text}` : `  (${text})`);
  }
  print();
  print(`path: ${pathOf(stepsOf(call)).join(" → ")}`);
  const { phase, outcome, wait } = call.session;
  print(phase === "ended" ? `ended: ${outcome.reason}` : `waiting: ${wait.kind}`);
}

/** What came before the turn, in words; empty for what the flow itself had asked for. */
function happened({ event }: VirtualTurn): string {
  switch (event.type) {
    case "callStarted":
      return `${event.from} calls`;
    case "digitsPressed":
      return describeAction({ press: event.digits || "#" });
    case "speechHeard":
      return describeAction({ speak: event.text });
    case "secretEntered":
      return `types a PIN of ${event.length} digits`;
    case "gatherTimedOut":
      return describeAction({ staySilent: true });
    case "dialEnded":
      return `rung: ${event.outcome}${event.durationSeconds > 0 ? `, ${event.durationSeconds} s` : ""}`;
    case "recordingDone":
      return describeAction({ leaveMessage: event.durationSeconds });
    case "recordingEmpty":
      return describeAction({ leaveMessage: 0 });
    case "queueLeft":
      return `leaves the queue: ${event.result}`;
    case "callEnded":
      return event.reason === "callerHungUp" ? describeAction({ hangUp: true }) : "the call is over";
    case "customerFound":
    case "pinVerified":
      return `the CRM knows ${event.customer.firstName} ${event.customer.lastName}`;
    case "customerNotFound":
      return "the CRM does not know the number";
    case "serviceFailed":
      return `a service fails: ${event.reason}`;
    case "customerUpdated":
      return "the CRM has changed the customer";
    case "invoicesListed":
      return `the CRM lists ${event.invoices.length} invoices`;
    case "ticketOpened":
      return `the CRM has opened ticket ${event.number}`;
    case "slotsFound":
      return `the calendar has ${event.slots.length} free times`;
    case "slotBooked":
      return "the time is booked";
    case "slotTaken":
      return "the time is taken";
    case "httpAnswered":
      return `the web service answers ${event.status}`;
    case "pinRejected":
      return "the PIN is wrong";
    case "pinLocked":
      return "the PIN is locked";
    case "recordingChanged":
    case "factsRead":
    case "callRouted":
    case "queueTick":
    case "timePassed":
      return "";
    default:
      return event satisfies never;
  }
}
