-- The timeline grows without end, so it is kept in one partition a month: old months leave by DROP TABLE, and what is
-- written today touches small indexes. Prisma's schema language has no words for this; the columns stay as it knows them.

DROP TABLE "call_event";

CREATE TABLE "call_event" (
    "call_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "type" TEXT NOT NULL,
    "node_id" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "call_event_pkey" PRIMARY KEY ("call_id","seq","at")
) PARTITION BY RANGE ("at");

CREATE INDEX "call_event_type_at_idx" ON "call_event"("type", "at");

-- A turn must be recorded even when nobody made its month.
CREATE TABLE "call_event_default" PARTITION OF "call_event" DEFAULT;

-- Makes the partitions from the month of "since" on; run at each start and daily by a job. A month that already has rows
-- in the default partition stays there: moving them would lock the call path.
CREATE FUNCTION "ensure_call_event_partitions"("since" TIMESTAMP, "months" INTEGER) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    "from_month" TIMESTAMP;
    "name" TEXT;
BEGIN
    FOR "offset" IN 0..("months" - 1) LOOP
        "from_month" := date_trunc('month', "since") + make_interval(months => "offset");
        "name" := 'call_event_' || to_char("from_month", 'YYYY_MM');
        BEGIN
            IF to_regclass("name") IS NULL THEN
                EXECUTE format('CREATE TABLE %I PARTITION OF "call_event" FOR VALUES FROM (%L) TO (%L)',
                    "name", "from_month", "from_month" + INTERVAL '1 month');
            END IF;
        EXCEPTION WHEN check_violation OR duplicate_table THEN
            NULL;
        END;
    END LOOP;
END $$;

-- Append-only: what happened in a call is never rewritten. (Erasure and retention delete.)
CREATE FUNCTION "refuse_call_event_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'call_event is append-only';
END $$;

CREATE TRIGGER "call_event_append_only" BEFORE UPDATE ON "call_event"
    FOR EACH ROW EXECUTE FUNCTION "refuse_call_event_update"();
