-- CreateTable
CREATE TABLE "call_passage" (
    "call_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "flow_version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "durations" INTEGER[],
    "started_at" TIMESTAMP(3) NOT NULL,
    "dialled_number" TEXT NOT NULL,
    "language" TEXT NOT NULL,

    CONSTRAINT "call_passage_pkey" PRIMARY KEY ("call_id","flow_id","node_id","way")
);

-- CreateTable
CREATE TABLE "flow_traffic" (
    "flow_id" TEXT NOT NULL,
    "hour" TIMESTAMP(3) NOT NULL,
    "flow_version" INTEGER NOT NULL,
    "dialled_number" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "times" INTEGER NOT NULL,
    "durations" INTEGER[],

    CONSTRAINT "flow_traffic_pkey" PRIMARY KEY ("flow_id","hour","flow_version","dialled_number","language","node_id","way")
);

-- CreateTable
CREATE TABLE "traffic_progress" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "counted_until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "traffic_progress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_passage_started_at_idx" ON "call_passage"("started_at");

-- CreateIndex
CREATE INDEX "call_passage_flow_id_node_id_way_started_at_idx" ON "call_passage"("flow_id", "node_id", "way", "started_at");

-- CreateIndex
CREATE INDEX "flow_traffic_hour_idx" ON "flow_traffic"("hour");
