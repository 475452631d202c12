-- CreateTable
CREATE TABLE "survey_answer" (
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "survey" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "score" INTEGER,
    "text" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_record" (
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "number" TEXT NOT NULL,
    "channels" TEXT[],
    "given" BOOLEAN NOT NULL,
    "wording" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "callback_request" (
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "number" TEXT NOT NULL,
    "queue" TEXT,
    "note" TEXT,
    "status" TEXT NOT NULL DEFAULT 'requested',
    "due_at" TIMESTAMP(3) NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "callback_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "survey_answer_call_id_idx" ON "survey_answer"("call_id");

-- CreateIndex
CREATE INDEX "survey_answer_survey_at_idx" ON "survey_answer"("survey", "at");

-- CreateIndex
CREATE INDEX "consent_record_call_id_idx" ON "consent_record"("call_id");

-- CreateIndex
CREATE INDEX "consent_record_number_at_idx" ON "consent_record"("number", "at");

-- CreateIndex
CREATE INDEX "consent_record_customer_id_at_idx" ON "consent_record"("customer_id", "at");

-- CreateIndex
CREATE INDEX "callback_request_call_id_idx" ON "callback_request"("call_id");

-- CreateIndex
CREATE INDEX "callback_request_status_due_at_idx" ON "callback_request"("status", "due_at");

CREATE TRIGGER consent_record_is_append_only BEFORE UPDATE ON "consent_record"
  FOR EACH ROW EXECUTE FUNCTION refuse_change('append-only');
