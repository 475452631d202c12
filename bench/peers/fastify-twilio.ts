import formbody from "@fastify/formbody";
import Fastify from "fastify";
import twilio from "twilio";

/**
 * The same answer in Fastify 5 with @fastify/formbody and the twilio package, set up as fastify.dev/docs/latest
 * ("Getting Started", logger off) and twilio.com/docs/usage/security tell: check the signature, build the TwiML.
 */
const [, , token = "", publicUrl = ""] = process.argv;
const app = Fastify({ logger: false });
await app.register(formbody);

app.post("/api/voice/turn/:callId", (request, reply) => {
  const params = request.body as Record<string, string>;
  const signature = String(request.headers["x-twilio-signature"] ?? "");
  if (!twilio.validateRequest(token, signature, `${publicUrl}${request.url}`, params)) return reply.code(403).send();
  const response = new twilio.twiml.VoiceResponse();
  const gather = response.gather({
    input: ["dtmf"],
    numDigits: 1,
    timeout: 5,
    action: `${publicUrl}${request.url}`,
    method: "POST",
    actionOnEmptyResult: true,
  });
  gather.say({ language: "en-US", voice: "Polly.Joanna" }, "For bills press 1. For support press 2.");
  return reply.type("text/xml").send(response.toString());
});

const address = await app.listen({ port: 0, host: "127.0.0.1" });
console.log(JSON.stringify({ address }));
