-- CreateTable
CREATE TABLE "flow_traffic_day" (
    "flow_id" TEXT NOT NULL,
    "day" TIMESTAMP(3) NOT NULL,
    "flow_version" INTEGER NOT NULL,
    "dialled_number" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "times" INTEGER NOT NULL,
    "durations" INTEGER[],

    CONSTRAINT "flow_traffic_day_pkey" PRIMARY KEY ("flow_id","day","flow_version","dialled_number","language","node_id","way")
);

-- CreateIndex
CREATE INDEX "flow_traffic_day_day_idx" ON "flow_traffic_day"("day");

-- Of days that were counted already the sums are made here; the job makes those of days that are over later.
INSERT INTO "flow_traffic_day"
    ("flow_id", "day", "flow_version", "dialled_number", "language", "node_id", "way", "calls", "times", "durations")
SELECT flow_id, date_trunc('day', hour), flow_version, dialled_number, language, node_id, way, sum(calls), sum(times),
    CASE WHEN count(durations[1]) = 0 THEN '{}' ELSE ARRAY[
        coalesce(sum(durations[1]), 0)::int, coalesce(sum(durations[2]), 0)::int, coalesce(sum(durations[3]), 0)::int, coalesce(sum(durations[4]), 0)::int,
        coalesce(sum(durations[5]), 0)::int, coalesce(sum(durations[6]), 0)::int, coalesce(sum(durations[7]), 0)::int, coalesce(sum(durations[8]), 0)::int,
        coalesce(sum(durations[9]), 0)::int, coalesce(sum(durations[10]), 0)::int, coalesce(sum(durations[11]), 0)::int, coalesce(sum(durations[12]), 0)::int,
        coalesce(sum(durations[13]), 0)::int, coalesce(sum(durations[14]), 0)::int, coalesce(sum(durations[15]), 0)::int, coalesce(sum(durations[16]), 0)::int,
        coalesce(sum(durations[17]), 0)::int, coalesce(sum(durations[18]), 0)::int, coalesce(sum(durations[19]), 0)::int, coalesce(sum(durations[20]), 0)::int
    ] END
FROM flow_traffic
WHERE hour < (SELECT date_trunc('day', counted_until) FROM traffic_progress)
GROUP BY flow_id, date_trunc('day', hour), flow_version, dialled_number, language, node_id, way;
