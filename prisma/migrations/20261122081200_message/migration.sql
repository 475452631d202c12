-- CreateTable
CREATE TABLE "message" (
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "channel" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "failure" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "message_call_id_idx" ON "message"("call_id");

-- CreateIndex
CREATE INDEX "message_customer_id_at_idx" ON "message"("customer_id", "at");
