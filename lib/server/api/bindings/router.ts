import { deleteAgent } from "@/lib/server/api/bindings/delete-agent";
import { deleteCalendar } from "@/lib/server/api/bindings/delete-calendar";
import { deleteDepartment } from "@/lib/server/api/bindings/delete-department";
import { deleteDestination } from "@/lib/server/api/bindings/delete-destination";
import { deleteQueue } from "@/lib/server/api/bindings/delete-queue";
import { deleteSkill } from "@/lib/server/api/bindings/delete-skill";
import { listBindings } from "@/lib/server/api/bindings/list-bindings";
import { bindingNames } from "@/lib/server/api/bindings/names";
import { saveAgent } from "@/lib/server/api/bindings/save-agent";
import { saveCalendar } from "@/lib/server/api/bindings/save-calendar";
import { saveDepartment } from "@/lib/server/api/bindings/save-department";
import { saveDestination } from "@/lib/server/api/bindings/save-destination";
import { saveQueue } from "@/lib/server/api/bindings/save-queue";
import { saveSkill } from "@/lib/server/api/bindings/save-skill";
import { router } from "@/lib/server/api/trpc";

/** What flows name and this installation has. */
export const bindingsRouter = router({
  list: listBindings,
  names: bindingNames,
  saveQueue,
  deleteQueue,
  saveDestination,
  deleteDestination,
  saveAgent,
  deleteAgent,
  saveDepartment,
  deleteDepartment,
  saveSkill,
  deleteSkill,
  saveCalendar,
  deleteCalendar,
});
