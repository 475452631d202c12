-- AlterTable
ALTER TABLE "flow_draft" ADD COLUMN     "saves" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE UNLOGGED TABLE "flow_presence" (
    "tab_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "node_id" TEXT,
    "since" TIMESTAMP(3) NOT NULL,
    "seen_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "flow_presence_pkey" PRIMARY KEY ("tab_id")
);

-- CreateIndex
CREATE INDEX "flow_presence_flow_id_idx" ON "flow_presence"("flow_id");

-- AddForeignKey
ALTER TABLE "flow_presence" ADD CONSTRAINT "flow_presence_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_presence" ADD CONSTRAINT "flow_presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
