-- CreateTable
CREATE TABLE "pin_attempt" (
    "key" TEXT NOT NULL,
    "customer_id" TEXT,
    "outcome" TEXT NOT NULL DEFAULT 'checking',
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pin_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "pin_attempt_at_idx" ON "pin_attempt"("at");
