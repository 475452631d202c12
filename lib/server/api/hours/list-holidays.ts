import { procedure } from "@/lib/server/api/trpc";
import { holidaysOf } from "@/lib/server/hours/holiday-calendar";
import { holidayPlace, language } from "./holiday-input";

/** Public and bank holidays of a place with their dates of three years; none where nobody knows the place. */
export const listHolidays = procedure("bindings.read")
  .input(holidayPlace.extend({ language }))
  .query(({ input: { language, ...place } }) => holidaysOf(place, language, Date.now()));
