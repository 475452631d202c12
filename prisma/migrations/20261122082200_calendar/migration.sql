-- CreateTable
CREATE TABLE "calendar" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "slot_minutes" INTEGER NOT NULL,
    "hours" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "days_ahead" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "calendar_id" TEXT NOT NULL,
    "starts_at" TIMESTAMP(3) NOT NULL,
    "ends_at" TIMESTAMP(3) NOT NULL,
    "place" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'booked',
    "call_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_name_key" ON "calendar"("name");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_key_key" ON "appointment"("key");

-- CreateIndex
CREATE INDEX "appointment_call_id_idx" ON "appointment"("call_id");

-- CreateIndex
CREATE INDEX "appointment_customer_id_starts_at_idx" ON "appointment"("customer_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_calendar_id_starts_at_place_key" ON "appointment"("calendar_id", "starts_at", "place");

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
