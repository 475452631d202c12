import express from "express";
import pg from "pg";
import twilio from "twilio";

/**
 * The same turn in Express 5 with the twilio package's `webhook` middleware and `pg`, set up as
 * twilio.com/docs/usage/tutorials/how-to-secure-your-express-app-by-validating-incoming-twilio-requests and
 * node-postgres.com/guides/project-structure tell: read the session, store session, event and reply, answer TwiML.
 */
const [, , token = "", publicUrl = "", databaseUrl = ""] = process.argv;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await pool.query(`
  CREATE TABLE IF NOT EXISTS express_session (call_id text PRIMARY KEY, revision int NOT NULL, session jsonb NOT NULL);
  CREATE TABLE IF NOT EXISTS express_event (call_id text, seq int, at timestamptz, type text, data jsonb, PRIMARY KEY (call_id, seq));
  CREATE TABLE IF NOT EXISTS express_reply (call_id text, key text, twiml text, PRIMARY KEY (call_id, key));
`);

const app = express();
app.use(express.urlencoded({ extended: false }));

app.post(
  "/api/voice/turn/:callId",
  twilio.webhook(token, { url: undefined, protocol: "http", host: new URL(publicUrl).host }),
  async (request, reply) => {
    const callId = request.params.callId as string;
    const key = String(request.query.n);
    const stored = await pool.query("SELECT twiml FROM express_reply WHERE call_id = $1 AND key = $2", [callId, key]);
    if (stored.rows[0]) {
      reply.type("text/xml").send(stored.rows[0].twiml);
      return;
    }
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      const found = await client.query("SELECT revision, session FROM express_session WHERE call_id = $1 FOR UPDATE", [
        callId,
      ]);
      const revision = (found.rows[0]?.revision ?? 0) + 1;
      const session = {
        ...(found.rows[0]?.session ?? { vars: {}, nodeId: "menu" }),
        lastDigits: request.body.Digits,
        turn: revision,
      };
      const response = new twilio.twiml.VoiceResponse();
      const gather = response.gather({
        input: ["dtmf"],
        numDigits: 1,
        timeout: 5,
        action: `${publicUrl}/api/voice/turn/${callId}?n=${revision}`,
        method: "POST",
        actionOnEmptyResult: true,
      });
      gather.say({ language: "en-US", voice: "Polly.Joanna" }, "For bills press 1. For support press 2.");
      const twiml = response.toString();
      await client.query(
        "INSERT INTO express_session VALUES ($1, $2, $3) ON CONFLICT (call_id) DO UPDATE SET revision = $2, session = $3",
        [callId, revision, session],
      );
      await client.query("INSERT INTO express_event VALUES ($1, $2, now(), 'digitsPressed', $3)", [
        callId,
        revision,
        { digits: request.body.Digits },
      ]);
      await client.query("INSERT INTO express_reply VALUES ($1, $2, $3)", [callId, key, twiml]);
      await client.query("COMMIT");
      reply.type("text/xml").send(twiml);
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  },
);

const server = app.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as { port: number };
  console.log(JSON.stringify({ address: `http://127.0.0.1:${port}` }));
});
