import { apiVersion, type Exchange } from "./exchange";
import { sendJson } from "./http";
import type { Recording } from "./recordings";
import { notFound, page, type RestRequest, rfc2822 } from "./rest-api";

/** twilio.com/docs/voice/api/recording: the resource as JSON, the audio without an extension or with `.wav`. */
export function serveRecordings(rest: RestRequest) {
  const { exchange, method, path, extension, query, response } = rest;
  const sid = path[1];
  if (sid === undefined) {
    const wanted = query.get("CallSid");
    const recordings = exchange.recordings
      .list()
      .filter((recording) => wanted === null || recording.callSid === wanted);
    return sendJson(
      response,
      200,
      page(
        rest,
        "recordings",
        recordings.map((recording) => resource(exchange, recording)),
      ),
    );
  }
  const recording = exchange.recordings.get(sid);
  if (!recording) return notFound(response, sid);
  if (method === "DELETE") {
    exchange.recordings.delete(sid);
    response.writeHead(204).end();
    return;
  }
  if (extension === ".json") return sendJson(response, 200, resource(exchange, recording));
  if (extension === ".mp3") return notFound(response, `${sid}.mp3`);
  response.writeHead(200, { "Content-Type": "audio/x-wav", "Content-Length": recording.wav.length });
  response.end(recording.wav);
}

function resource(exchange: Exchange, recording: Recording): Record<string, unknown> {
  const uri = `/${apiVersion}/Accounts/${exchange.accountSid}/Recordings/${recording.sid}`;
  return {
    sid: recording.sid,
    account_sid: exchange.accountSid,
    api_version: apiVersion,
    call_sid: recording.callSid,
    channels: 1,
    conference_sid: null,
    date_created: rfc2822(recording.createdAtMs),
    date_updated: rfc2822(recording.createdAtMs),
    duration: String(recording.durationSeconds),
    encryption_details: null,
    error_code: null,
    media_url: `${exchange.baseUrl()}${uri}`,
    price: null,
    price_unit: "USD",
    source: "RecordVerb",
    start_time: rfc2822(recording.createdAtMs),
    status: "completed",
    uri: `${uri}.json`,
  };
}
