-- AlterTable
ALTER TABLE "flow_draft" ADD COLUMN     "touched" JSONB NOT NULL DEFAULT '{}';
