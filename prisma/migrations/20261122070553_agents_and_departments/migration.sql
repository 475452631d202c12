-- AlterTable
ALTER TABLE "destination" ADD COLUMN     "agents" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'together',
ADD COLUMN     "ring_seconds" INTEGER,
ADD COLUMN     "screen" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "department" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "numbers" TEXT[],
    "offers" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "user_id" TEXT,
    "number" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "hours_id" TEXT,
    "languages" TEXT[],
    "priority" INTEGER NOT NULL DEFAULT 3,
    "talk_seconds" INTEGER NOT NULL DEFAULT 0,
    "last_call_ended_at" TIMESTAMP(3),
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_skill" (
    "agent_id" TEXT NOT NULL,
    "skill_id" TEXT NOT NULL,
    "proficiency" INTEGER NOT NULL,

    CONSTRAINT "agent_skill_pkey" PRIMARY KEY ("agent_id","skill_id")
);

-- CreateTable
CREATE TABLE "agent_department" (
    "department_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "share" INTEGER NOT NULL DEFAULT 1,
    "offers" INTEGER NOT NULL DEFAULT 0,
    "last_offer" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agent_department_pkey" PRIMARY KEY ("department_id","agent_id")
);

-- CreateTable
CREATE TABLE "last_agent" (
    "customer_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "last_agent_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "department_name_key" ON "department"("name");

-- CreateIndex
CREATE UNIQUE INDEX "skill_name_key" ON "skill"("name");

-- CreateIndex
CREATE UNIQUE INDEX "agent_name_key" ON "agent"("name");

-- CreateIndex
CREATE UNIQUE INDEX "agent_user_id_key" ON "agent"("user_id");

-- CreateIndex
CREATE INDEX "agent_number_idx" ON "agent"("number");

-- CreateIndex
CREATE INDEX "agent_skill_skill_id_idx" ON "agent_skill"("skill_id");

-- CreateIndex
CREATE INDEX "agent_department_agent_id_idx" ON "agent_department"("agent_id");

-- CreateIndex
CREATE INDEX "last_agent_agent_id_idx" ON "last_agent"("agent_id");

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_hours_id_fkey" FOREIGN KEY ("hours_id") REFERENCES "hours"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_skill" ADD CONSTRAINT "agent_skill_skill_id_fkey" FOREIGN KEY ("skill_id") REFERENCES "skill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_department" ADD CONSTRAINT "agent_department_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_department" ADD CONSTRAINT "agent_department_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "last_agent" ADD CONSTRAINT "last_agent_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;
