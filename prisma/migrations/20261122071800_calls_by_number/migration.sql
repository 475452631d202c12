-- CreateIndex
CREATE INDEX "call_session_caller_number_started_at_idx" ON "call_session"("caller_number", "started_at");
