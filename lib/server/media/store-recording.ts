import { randomUUID } from "node:crypto";
import type pg from "pg";
import { z } from "zod";
import type { Carrier } from "@/lib/carrier/port";
import type { BlobStore } from "./blob-store";

export const recordingOrderSchema = z.object({
  callId: z.string(),
  carrier: z.string(),
  kind: z.enum(["voicemail", "call"]),
  /** The carrier's. */
  sid: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
  /** The carrier's address of the audio; anything else's is refused by the carrier port. */
  mediaUrl: z.string(),
  durationSeconds: z.number().nullable(),
});

export type RecordingOrder = z.infer<typeof recordingOrderSchema>;

/**
 * Brings a recording home: fetched with the account's credentials from the carrier's own host, and stored encrypted with
 * the call's customer. Comes to the same end however often it runs. Only then may it be deleted at the carrier.
 *
 * @returns what is stored (`isNew`: by this run), or null when there is nothing to store
 * @throws Error when it should be tried again; a recording that can never be fetched is marked `failed`
 */
export async function storeRecording(
  order: RecordingOrder,
  { pool, blobs, carrier }: { pool: pg.Pool; blobs: BlobStore; carrier: Carrier },
): Promise<{ recordingId: string; nodeId: string | null; isNew: boolean } | null> {
  const record = await ensureRecord(pool, order);
  if (record === null) return null;
  const isNew = record.status !== "stored";
  if (isNew) {
    const media = await carrier.fetchRecording(order.mediaUrl);
    if (!media.ok) {
      if (!forGood.has(media.error.code)) throw new Error(`the carrier did not give a recording: ${media.error.code}`);
      await pool.query("UPDATE recording SET status = 'failed', failure = $2 WHERE id = $1", [
        record.id,
        media.error.code,
      ]);
      return null;
    }
    const key = `recordings/${record.id}`;
    await blobs.write(key, media.value.bytes);
    await pool.query(
      `UPDATE recording SET status = 'stored', failure = NULL, blob_key = $2, mime_type = $3, stored_at = now() AT TIME ZONE 'UTC'
       WHERE id = $1`,
      [record.id, key, media.value.contentType.split(";")[0]],
    );
  }
  return { recordingId: record.id, nodeId: record.node_id, isNew };
}

const forGood = new Set(["foreignHost", "tooLarge"]);

interface Row {
  id: string;
  status: string;
  node_id: string | null;
}

/** The record may be here already, made when the flow kept the voicemail. Null: no such call. */
async function ensureRecord(pool: pg.Pool, order: RecordingOrder): Promise<Row | null> {
  const { rows } = await pool.query<Row>(
    `INSERT INTO recording (id, call_id, customer_id, kind, carrier, carrier_sid, media_url, duration_seconds, created_at)
     SELECT $1, s.call_id, c.id, $3, s.carrier, $4, $5, $6, now() AT TIME ZONE 'UTC'
     FROM call_session s LEFT JOIN customer c ON c.id = s.customer_id WHERE s.call_id = $2 AND s.carrier = $7
     ON CONFLICT (carrier_sid) DO UPDATE SET media_url = excluded.media_url,
       customer_id = coalesce(recording.customer_id, excluded.customer_id),
       duration_seconds = coalesce(excluded.duration_seconds, recording.duration_seconds)
     WHERE recording.call_id = excluded.call_id
     RETURNING id, status, node_id`,
    [randomUUID(), order.callId, order.kind, order.sid, order.mediaUrl, order.durationSeconds, order.carrier],
  );
  return rows[0] ?? null;
}
