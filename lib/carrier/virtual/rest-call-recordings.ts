import type { CallLeg } from "./call-leg";
import { CallRecording } from "./call-recording";
import { apiVersion, type Exchange } from "./exchange";
import { sendError, sendJson } from "./http";
import { isAbsoluteUrl, methodParam, notFound, type RestRequest, rfc2822 } from "./rest-api";

/**
 * Recording of a whole call (twilio.com/docs/voice/api/recording): started by POST `Calls/SID/Recordings`, and paused, resumed or
 * stopped by POST to one of them. `Twilio.CURRENT` is the one that was started last and still runs.
 */
export function serveCallRecordings(rest: RestRequest, call: CallLeg) {
  const { method, path, response } = rest;
  const sid = path[3];
  if (method !== "POST") return sendError(response, 405, 20004, "Method not allowed");
  if (sid === undefined) return start(rest, call);
  const recording =
    sid === "Twilio.CURRENT" ? call.recordings.at(-1) : call.recordings.find((running) => running.sid === sid);
  return recording ? change(rest, call, recording) : notFound(response, path.join("/"));
}

function start({ exchange, form, response }: RestRequest, call: CallLeg) {
  if (call.status !== "in-progress") {
    return sendError(response, 400, 21220, "Requested resource is not eligible for recording");
  }
  const url = form.get("RecordingStatusCallback");
  if (url !== null && !isAbsoluteUrl(url)) return sendError(response, 400, 21609, `Invalid callback URL: ${url}`);
  const method = methodParam(form.get("RecordingStatusCallbackMethod"));
  const recording = new CallRecording(call, url === null ? null : { url, method });
  call.recordings.push(recording);
  sendJson(response, 201, resource(exchange, call, recording, recording.status));
}

function change({ exchange, form, response }: RestRequest, call: CallLeg, recording: CallRecording) {
  const status = form.get("Status");
  switch (status) {
    case "paused":
      recording.pause(form.get("PauseBehavior") === "skip");
      break;
    case "in-progress":
      recording.resume();
      break;
    case "stopped":
      call.recordings = call.recordings.filter((running) => running !== recording);
      recording.end(exchange);
      break;
    default:
      return sendError(response, 400, 21218, `Invalid status ${status ?? ""}`);
  }
  sendJson(response, 200, resource(exchange, call, recording, status));
}

function resource(exchange: Exchange, call: CallLeg, { sid, startedAtMs }: CallRecording, status: string) {
  return {
    sid,
    account_sid: exchange.accountSid,
    api_version: apiVersion,
    call_sid: call.sid,
    channels: 1,
    conference_sid: null,
    date_created: rfc2822(startedAtMs),
    date_updated: rfc2822(call.clock.now()),
    duration: null,
    encryption_details: null,
    error_code: null,
    price: null,
    price_unit: "USD",
    source: "StartCallRecordingAPI",
    start_time: rfc2822(startedAtMs),
    status,
    track: "both",
    uri: `/${apiVersion}/Accounts/${exchange.accountSid}/Calls/${call.sid}/Recordings/${sid}.json`,
  };
}
