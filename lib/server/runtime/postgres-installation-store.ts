import type { Assignment, BoundName, InstallationStore } from "./call-record";
import type { QueryRunner } from "./query-runner";

/** What people set up, as calls read it. */
export class PostgresInstallationStore implements InstallationStore {
  constructor(private readonly run: QueryRunner) {}

  async assignment(number: string): Promise<Assignment | null> {
    const { rows } = await this.run<{ flow_id: string; flow_version_id: string; number: number }>(
      "number-assignment",
      `SELECT v.flow_id, v.id AS flow_version_id, v.number FROM phone_number n
       JOIN flow_version v ON v.id = n.flow_version_id WHERE n.e164 = $1`,
      [number],
    );
    const row = rows[0];
    return row ? { flowId: row.flow_id, flowVersionId: row.flow_version_id, flowVersion: row.number } : null;
  }

  async flowDocument(versionId: string): Promise<object | null> {
    const text = "SELECT document FROM flow_version WHERE id = $1";
    const { rows } = await this.run<{ document: object }>("flow-version", text, [versionId]);
    return rows[0]?.document ?? null;
  }

  async boundNames(): Promise<BoundName[]> {
    const { rows } = await this.run<{ kind: BoundName["kind"]; name: string; id: string; numbers: string[] }>(
      "bound-names",
      `SELECT 'audio' AS kind, p.name, t.id, '{}'::text[] AS numbers
       FROM audio_prompt p JOIN audio_take t ON t.prompt_id = p.id AND t.number = p.take
       UNION ALL SELECT 'destination', name, id, numbers FROM destination
       UNION ALL SELECT 'department', name, id, numbers FROM department
       UNION ALL SELECT 'agent', name, id, ARRAY[number] FROM agent WHERE number IS NOT NULL ORDER BY 1, 2`,
      [],
    );
    return rows.map(({ kind, name, id, numbers }) => (kind === "audio" ? { kind, name, id } : { kind, name, numbers }));
  }

  async audioTake(id: string): Promise<{ mimeType: string; blobKey: string } | null> {
    const text = "SELECT mime_type, blob_key FROM audio_take WHERE id = $1";
    const { rows } = await this.run<{ mime_type: string; blob_key: string }>("audio-take", text, [id]);
    return rows[0] ? { mimeType: rows[0].mime_type, blobKey: rows[0].blob_key } : null;
  }
}
