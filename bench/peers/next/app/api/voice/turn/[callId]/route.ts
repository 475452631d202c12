import twilio from "twilio";

/**
 * The same answer as a Next 16 route handler, as nextjs.org/docs/app/api-reference/file-conventions/route tells, built
 * and started for production.
 */
const token = process.env.BENCH_TOKEN ?? "";
const publicUrl = process.env.BENCH_PUBLIC_URL ?? "";

export async function POST(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const params = Object.fromEntries((await request.formData()) as unknown as Iterable<[string, string]>);
  const signature = request.headers.get("x-twilio-signature") ?? "";
  if (!twilio.validateRequest(token, signature, publicUrl + pathname + search, params)) {
    return new Response(null, { status: 403 });
  }
  const response = new twilio.twiml.VoiceResponse();
  const gather = response.gather({
    input: ["dtmf"],
    numDigits: 1,
    timeout: 5,
    action: publicUrl + pathname + search,
    method: "POST",
    actionOnEmptyResult: true,
  });
  gather.say({ language: "en-US", voice: "Polly.Joanna" }, "For bills press 1. For support press 2.");
  return new Response(response.toString(), { headers: { "content-type": "text/xml" } });
}
