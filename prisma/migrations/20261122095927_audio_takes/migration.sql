-- CreateTable
CREATE TABLE "audio_take" (
    "id" TEXT NOT NULL,
    "prompt_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "mime_type" TEXT NOT NULL,
    "blob_key" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "duration_ms" INTEGER,
    "codec" TEXT,
    "sample_rate" INTEGER,
    "channels" INTEGER,
    "peak_db" DOUBLE PRECISION,
    "rms_db" DOUBLE PRECISION,
    "clipped" DOUBLE PRECISION,
    "waveform" INTEGER[],
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,

    CONSTRAINT "audio_take_pkey" PRIMARY KEY ("id")
);

-- Each recording becomes the first take of its prompt, under the id by which the carrier knows its address.
INSERT INTO "audio_take" ("id", "prompt_id", "number", "mime_type", "blob_key", "size_bytes", "waveform", "created_at", "created_by")
SELECT "id", "id", 1, "mime_type", "blob_key", "size_bytes", '{}', "created_at", "created_by" FROM "audio_prompt";

-- AlterTable
ALTER TABLE "audio_prompt" DROP COLUMN "blob_key",
DROP COLUMN "mime_type",
DROP COLUMN "size_bytes",
ADD COLUMN     "label" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "language" TEXT,
ADD COLUMN     "take" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE UNIQUE INDEX "audio_take_prompt_id_number_key" ON "audio_take"("prompt_id", "number");

-- AddForeignKey
ALTER TABLE "audio_take" ADD CONSTRAINT "audio_take_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "audio_prompt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
