import { deleteAudio } from "@/lib/server/api/bindings/delete-audio";
import { deleteDestination } from "@/lib/server/api/bindings/delete-destination";
import { deleteQueue } from "@/lib/server/api/bindings/delete-queue";
import { listBindings } from "@/lib/server/api/bindings/list-bindings";
import { bindingNames } from "@/lib/server/api/bindings/names";
import { saveDestination } from "@/lib/server/api/bindings/save-destination";
import { saveQueue } from "@/lib/server/api/bindings/save-queue";
import { uploadAudio } from "@/lib/server/api/bindings/upload-audio";
import { router } from "@/lib/server/api/trpc";

/** What flows name and this installation has. */
export const bindingsRouter = router({
  list: listBindings,
  names: bindingNames,
  saveQueue,
  deleteQueue,
  saveDestination,
  deleteDestination,
  uploadAudio,
  deleteAudio,
});
