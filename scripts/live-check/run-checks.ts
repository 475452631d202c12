import type { Carrier, CarrierNumber } from "@/lib/carrier/port";
import type { CheckServer } from "./check-server";

export interface CheckResult {
  /** A sentence that is true when it passed. */
  behaviour: string;
  passed: boolean;
  /** What was seen instead. */
  detail: string;
}

export interface CheckSetting {
  carrier: Carrier;
  server: CheckServer;
  /** Two voice numbers of the account: the first calls the second, whose webhooks are changed and put back. */
  from: CarrierNumber;
  to: CarrierNumber;
  /** How long one step may take, in milliseconds. */
  patienceMs: number;
  /** Called with each result as it comes. */
  report: (result: CheckResult) => void;
}

/**
 * Two calls from one of the account's numbers to another, and what our code relies on checked on the way: signatures, retries,
 * Gather, Record, Enqueue and Leave, REST redirects, status callbacks, the fallback URL. The number's webhooks are put back in the end,
 * whatever happens.
 */
export async function runChecks(setting: CheckSetting): Promise<CheckResult[]> {
  const { carrier, server, to } = setting;
  const results: CheckResult[] = [];
  const check: Check = (behaviour, passed, detail) => {
    const result = { behaviour, passed, detail: passed ? "" : detail };
    results.push(result);
    setting.report(result);
    return passed;
  };
  const pointed = await carrier.updateNumber(to.sid, {
    voiceUrl: `${server.url("voice")}#rc=1&rp=5xx`,
    fallbackUrl: server.url("fallback"),
    statusCallback: server.url("status"),
  });
  check("a number can be pointed at our webhooks over REST", pointed.ok, pointed.ok ? "" : pointed.error.message);
  try {
    await mainCall(setting, check);
    await failingCall(setting, check);
    const unsigned = server.requests.filter((request) => !request.signed).map((request) => request.name);
    check("every webhook passes our signature check", unsigned.length === 0, `unsigned: ${unsigned.join(", ")}`);
  } finally {
    const { voiceUrl, fallbackUrl, statusCallback } = to;
    const restored = await carrier.updateNumber(to.sid, { voiceUrl, fallbackUrl, statusCallback });
    check("the number's webhooks are put back", restored.ok, restored.ok ? "" : restored.error.message);
  }
  return results;
}

type Check = (behaviour: string, passed: boolean, detail: string) => boolean;

const seen = (request: { params: Record<string, string> } | null, ...names: string[]) =>
  request ? names.map((name) => `${name}=${request.params[name] ?? "none"}`).join(" ") : "no request came";

/** One call through every verb. It stops at the first step that does not come, since the later ones cannot. */
async function mainCall({ carrier, server, from, to, patienceMs }: CheckSetting, check: Check): Promise<void> {
  let failures = 1;
  server.answers = {
    voice: () =>
      failures-- > 0
        ? { status: 500 }
        : `<Gather action="${server.url("keys")}" timeout="15"><Say>Callwright live check.</Say></Gather>`,
    keys: `<Gather action="${server.url("late")}" timeout="2"/><Redirect>${server.url("silent")}</Redirect>`,
    silent: `<Record action="${server.url("recorded")}" maxLength="3" timeout="0" recordingStatusCallback="${server.url("recording")}"/>`,
    recorded: `<Enqueue action="${server.url("queue")}" waitUrl="${server.url("wait")}">callwright-live-check</Enqueue>`,
    wait: `<Pause length="5"/>`,
    queue: `<Redirect>${server.url("wrong")}</Redirect>`,
    moved: `<Enqueue action="${server.url("left")}" waitUrl="${server.url("leave")}">callwright-live-check</Enqueue>`,
    leave: "<Leave/>",
    left: `<Gather action="${server.url("never")}" timeout="60"/>`,
  };
  const tones = `<Response><Pause length="4"/><Play digits="1w2w3w#"/><Pause length="120"/></Response>`;
  const placed = await carrier.placeCall({ from: from.phoneNumber, to: to.phoneNumber, twiml: tones });
  if (!check("a call can be placed over REST", placed.ok, placed.ok ? "" : placed.error.message) || !placed.ok) return;

  const second = await server.arrival("voice", patienceMs, 2);
  const [first] = server.to("voice");
  if (!check("a failing answer is asked for again (#rc=1&rp=5xx)", second !== null, "no second request came")) return;
  check(
    "the retry carries the same idempotency token",
    second?.token !== "" && second?.token === first?.token,
    `${first?.token} then ${second?.token}`,
  );

  const keys = await server.arrival("keys", patienceMs);
  if (!check("Gather collects keys up to #", keys?.params.Digits === "123", seen(keys, "Digits")) && !keys) return;

  const silent = await server.arrival("silent", patienceMs);
  if (
    !check(
      "Gather without input goes on with the next verb",
      silent !== null && server.to("late").length === 0,
      "the next verb was not reached",
    )
  )
    return;

  const recorded = await server.arrival("recorded", patienceMs);
  if (
    !check("Record gives its action an address", Boolean(recorded?.params.RecordingUrl), seen(recorded, "RecordingUrl"))
  )
    return;
  await checkRecording(carrier, server, patienceMs, check);

  const wait = await server.arrival("wait", patienceMs);
  if (
    !check("the wait document is told the position", wait?.params.QueuePosition === "1", seen(wait, "QueuePosition")) &&
    !wait
  )
    return;
  const callSid = wait?.params.CallSid ?? "";

  const redirected = await carrier.redirectCall(callSid, { url: server.url("moved") });
  check("a queued call can be redirected over REST", redirected.ok, redirected.ok ? "" : redirected.error.message);
  const queue = await server.arrival("queue", patienceMs);
  check(
    "the Enqueue action is told QueueResult=redirected",
    queue?.params.QueueResult === "redirected",
    seen(queue, "QueueResult"),
  );
  const left = await server.arrival("left", patienceMs);
  check("the answer to that action is not run", server.to("wrong").length === 0, "it was run");
  if (
    !check(
      "Leave asks the action with QueueResult=leave",
      left?.params.QueueResult === "leave",
      seen(left, "QueueResult"),
    ) &&
    !left
  )
    return;

  await carrier.endCall(placed.value.sid);
  const status = await server.arrival("status", patienceMs);
  check(
    "a hang-up in a Gather is told by the status callback",
    status?.params.CallStatus === "completed",
    seen(status, "CallStatus"),
  );
  check("and by no action", server.to("never").length === 0, "the Gather's action was asked");
  const fetched = await carrier.fetchCall(callSid);
  check(
    "the ended call can be fetched",
    fetched.ok && fetched.value.status === "completed" && fetched.value.endTime !== null,
    JSON.stringify(fetched),
  );
  const tooLate = await carrier.redirectCall(callSid, { url: server.url("wrong") });
  check(
    "and no longer redirected (21220)",
    !tooLate.ok && tooLate.error.carrierCode === 21220,
    JSON.stringify(tooLate),
  );
}

async function checkRecording(carrier: Carrier, server: CheckServer, patienceMs: number, check: Check): Promise<void> {
  const recording = await server.arrival("recording", patienceMs);
  if (
    !check(
      "the recording callback comes",
      recording?.params.RecordingStatus === "completed",
      seen(recording, "RecordingStatus"),
    )
  )
    return;
  const { RecordingUrl = "", RecordingSid = "" } = recording?.params ?? {};
  const media = await carrier.fetchRecording(RecordingUrl);
  check(
    "the audio can be fetched with our credentials",
    media.ok && media.value.bytes.length > 1000,
    JSON.stringify(media).slice(0, 200),
  );
  const deleted = await carrier.deleteRecording(RecordingSid);
  check("and deleted at the carrier", deleted.ok, JSON.stringify(deleted));
}

async function failingCall({ carrier, server, from, to, patienceMs }: CheckSetting, check: Check): Promise<void> {
  server.answers = { voice: { status: 500 }, fallback: "<Say>Goodbye</Say><Hangup/>" };
  const already = server.to("fallback").length;
  const placed = await carrier.placeCall({
    from: from.phoneNumber,
    to: to.phoneNumber,
    twiml: `<Response><Pause length="30"/></Response>`,
  });
  if (!placed.ok) return void check("a second call can be placed", false, placed.error.message);
  const fallback = await server.arrival("fallback", patienceMs, already + 1);
  check("the fallback URL is asked when the voice URL fails", fallback !== null, "no request came");
  check(
    "with ErrorCode and ErrorUrl",
    Boolean(fallback?.params.ErrorCode && fallback.params.ErrorUrl),
    seen(fallback, "ErrorCode", "ErrorUrl"),
  );
  await carrier.endCall(placed.value.sid);
}
