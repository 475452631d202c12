import { apiVersion, type Exchange } from "./exchange";
import { sendError, sendJson } from "./http";
import {
  averageSeconds,
  type CallQueue,
  defaultQueueSize,
  largestQueueSize,
  type QueueMember,
  secondsIn,
} from "./queues";
import { isAbsoluteUrl, methodParam, notFound, page, type RestRequest, rfc2822 } from "./rest-api";

/** twilio.com/docs/voice/api/queue-resource and twilio.com/docs/voice/api/member-resource */
export function serveQueues(rest: RestRequest) {
  const { exchange, method, path, form, response } = rest;
  const [, sid, members] = path;
  if (sid === undefined) {
    if (method === "POST") return createQueue(rest);
    return sendJson(
      response,
      200,
      page(
        rest,
        "queues",
        exchange.queues.list().map((queue) => queueResource(exchange, queue)),
      ),
    );
  }
  const queue = exchange.queues.get(sid);
  if (!queue) return notFound(response, sid);
  if (members === "Members") return serveMembers(rest, queue);
  if (method === "DELETE") {
    if (queue.members.length > 0) return sendError(response, 400, 22002, "The queue is not empty");
    exchange.queues.delete(sid);
    response.writeHead(204).end();
    return;
  }
  if (method === "POST") {
    const size = sizeOf(rest, queue.maxSize);
    if (size === null) return;
    queue.maxSize = size;
    queue.name = form.get("FriendlyName") ?? queue.name;
  }
  sendJson(response, 200, queueResource(exchange, queue));
}

function createQueue(rest: RestRequest) {
  const { exchange, form, response } = rest;
  const name = form.get("FriendlyName") ?? "";
  if (name === "" || name.length > 64)
    return sendError(response, 400, 22001, "FriendlyName must have 1 to 64 characters");
  if (exchange.queues.findByName(name)) return sendError(response, 400, 22003, "A queue with this name exists already");
  const size = sizeOf(rest, defaultQueueSize);
  if (size === null) return;
  sendJson(response, 201, queueResource(exchange, exchange.queues.create(name, size)));
}

function sizeOf(rest: RestRequest, otherwise: number): number | null {
  const given = rest.form.get("MaxSize");
  if (given === null) return otherwise;
  const size = Number(given);
  if (Number.isInteger(size) && size >= 0 && size <= largestQueueSize) return size;
  sendError(rest.response, 400, 22004, `MaxSize must be from 0 to ${largestQueueSize}`);
  return null;
}

function serveMembers(rest: RestRequest, queue: CallQueue) {
  const { exchange, method, path, form, response } = rest;
  const which = path[3];
  if (which === undefined) {
    return sendJson(
      response,
      200,
      page(
        rest,
        "queue_members",
        queue.members.map((member) => memberResource(exchange, queue, member)),
      ),
    );
  }
  const member = which === "Front" ? queue.members[0] : queue.members.find((one) => one.call.sid === which);
  if (!member) return notFound(response, which);
  if (method === "POST") {
    const url = form.get("Url") ?? "";
    if (!isAbsoluteUrl(url)) return sendError(response, 400, 21205, "Url is not valid");
    member.call.interrupt({ kind: "redirect", next: { url, method: methodParam(form.get("Method")) } });
  }
  sendJson(response, 200, memberResource(exchange, queue, member));
}

function queueResource(exchange: Exchange, queue: CallQueue): Record<string, unknown> {
  const uri = `/${apiVersion}/Accounts/${exchange.accountSid}/Queues/${queue.sid}`;
  return {
    sid: queue.sid,
    account_sid: exchange.accountSid,
    average_wait_time: averageSeconds(queue),
    current_size: queue.members.length,
    date_created: rfc2822(queue.createdAtMs),
    date_updated: rfc2822(queue.createdAtMs),
    friendly_name: queue.name,
    max_size: queue.maxSize,
    subresource_uris: { members: `${uri}/Members.json` },
    uri: `${uri}.json`,
  };
}

function memberResource(exchange: Exchange, queue: CallQueue, member: QueueMember): Record<string, unknown> {
  return {
    call_sid: member.call.sid,
    queue_sid: queue.sid,
    date_enqueued: rfc2822(member.enteredAtMs),
    position: queue.members.indexOf(member) + 1,
    wait_time: secondsIn(member),
    uri: `/${apiVersion}/Accounts/${exchange.accountSid}/Queues/${queue.sid}/Members/${member.call.sid}.json`,
  };
}
