-- AlterTable
ALTER TABLE "agent" ADD COLUMN     "last_leg_sid" TEXT;
