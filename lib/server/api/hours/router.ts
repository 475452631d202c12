import { deleteHours } from "@/lib/server/api/hours/delete-hours";
import { listHolidayAreas } from "@/lib/server/api/hours/list-holiday-areas";
import { listHolidays } from "@/lib/server/api/hours/list-holidays";
import { saveHours } from "@/lib/server/api/hours/save-hours";
import { router } from "@/lib/server/api/trpc";

/** Opening hours and the holidays they may keep; `bindings.list` has those that are set up. */
export const hoursRouter = router({
  save: saveHours,
  delete: deleteHours,
  holidayAreas: listHolidayAreas,
  holidays: listHolidays,
});
