import { z } from "zod";
import { bringBack } from "@/lib/server/api/audio/bring-back";
import { changeAudio } from "@/lib/server/api/audio/change-audio";
import { deleteAudio } from "@/lib/server/api/audio/delete-audio";
import { replaceAudio } from "@/lib/server/api/audio/replace-audio";
import { uploadAudio } from "@/lib/server/api/audio/upload-audio";
import { id } from "@/lib/server/api/input";
import { procedure, router } from "@/lib/server/api/trpc";
import { listAudio, listTakes } from "@/lib/server/audio/list-audio";

/** Recorded prompts; what is heard of a take is fetched from `/api/prompts/<take>`. */
export const audioRouter = router({
  list: procedure("bindings.read").query(({ ctx }) => listAudio(ctx.app)),
  takes: procedure("bindings.read")
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => listTakes(ctx.app, input.id)),
  upload: uploadAudio,
  replace: replaceAudio,
  bringBack,
  change: changeAudio,
  delete: deleteAudio,
});
