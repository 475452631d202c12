import { afterEach, beforeEach, expect, test } from "vitest";
import { accountSid, startTestSite, type TestSite } from "./test-setup";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite({ "/ready": "", "/more": `<Pause length="7"/><Gather timeout="30"/>` });
});
afterEach(() => site.close());

const listening = async () => {
  const call = await site.dialInto(`<Gather timeout="30" numDigits="1" action="/more"/>`);
  await call.waitFor("waitingForInput");
  return call;
};
const recordings = (sid: string, rest = "") => `Calls/${sid}/Recordings${rest}.json`;
const start = (sid: string) =>
  site.rest("POST", recordings(sid), { RecordingStatusCallback: `${site.app.origin}/ready` });
const change = (sid: string, form: Record<string, string>) =>
  site.rest("POST", recordings(sid, "/Twilio.CURRENT"), form);

test("a call is recorded from REST on until it ends, and the callback tells", async () => {
  const call = await listening();
  const started = await start(call.sid);
  expect(started).toMatchObject({ status: 201, body: { status: "in-progress", source: "StartCallRecordingAPI" } });
  await call.press("1");
  await call.waitFor("waitingForInput", ({ seq }) => seq > 6);
  expect(site.app.to("/ready")).toEqual([]);
  await call.hangUp();
  await call.untilEnded();
  const [ready] = await site.app.arrived("/ready");
  expect(ready?.params).toMatchObject({
    AccountSid: accountSid,
    CallSid: call.sid,
    RecordingSid: started.body.sid,
    RecordingStatus: "completed",
    RecordingSource: "StartCallRecordingAPI",
    RecordingDuration: "7",
  });
  expect(ready?.params.RecordingUrl).toContain(String(started.body.sid));
});

test("a call's recording is paused, resumed and stopped as Twilio.CURRENT", async () => {
  const call = await listening();
  await start(call.sid);
  expect(await change(call.sid, { Status: "paused", PauseBehavior: "skip" })).toMatchObject({
    status: 200,
    body: { status: "paused" },
  });
  await call.press("1");
  await call.waitFor("waitingForInput", ({ seq }) => seq > 6);
  expect(await change(call.sid, { Status: "in-progress" })).toMatchObject({ body: { status: "in-progress" } });
  expect(await change(call.sid, { Status: "stopped" })).toMatchObject({ status: 200, body: { status: "stopped" } });
  const [ready] = await site.app.arrived("/ready");
  expect(ready?.params).toMatchObject({ RecordingDuration: "1" });
  expect(await change(call.sid, { Status: "paused" })).toMatchObject({ status: 404, body: { code: 20404 } });
});

test("a call that is not answered, or over, cannot be recorded: 21220", async () => {
  site.app.on("/voice", async (request) => {
    expect(await start(String(request.params.CallSid))).toMatchObject({ status: 400, body: { code: 21220 } });
    return "<Gather/>";
  });
  const call = await site.dial({});
  await call.waitFor("waitingForInput");
  await call.hangUp();
  await call.untilEnded();
  expect(await start(call.sid)).toMatchObject({ status: 400, body: { code: 21220 } });
});
