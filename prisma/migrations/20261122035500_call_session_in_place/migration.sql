-- Every turn updates its session row. With no index on a column that a turn changes, and room left on the page,
-- PostgreSQL does that in place (a heap-only tuple) and touches no index at all.

DROP INDEX "call_session_state_updated_at_idx";

CREATE INDEX "call_session_state_idx" ON "call_session"("state");

ALTER TABLE "call_session" SET (fillfactor = 50);
