-- CreateTable
CREATE TABLE "scheduled_publish" (
    "id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "takes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "gives" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "at" TIMESTAMP(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "failure" JSONB,
    "version_number" INTEGER,
    "scheduled_by" TEXT NOT NULL,
    "scheduled_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheduled_publish_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scheduled_publish_flow_id_state_idx" ON "scheduled_publish"("flow_id", "state");

-- AddForeignKey
ALTER TABLE "scheduled_publish" ADD CONSTRAINT "scheduled_publish_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
