import { z } from "zod";
import { procedure } from "@/lib/server/api/trpc";
import { holidayAreas, holidayCountries } from "@/lib/server/hours/holiday-calendar";
import { holidayPlace, language } from "./holiday-input";

/** Every country; of a country that is named its states, and of a state its regions. Each with its code, by name. */
export const listHolidayAreas = procedure("bindings.read")
  .input(z.strictObject({ country: holidayPlace.shape.country.nullable(), state: holidayPlace.shape.state, language }))
  .query(async ({ input: { country, state, language } }) => ({
    countries: await holidayCountries(language),
    states: country === null ? [] : await holidayAreas(country, null, language),
    regions: country === null || state === null ? [] : await holidayAreas(country, state, language),
  }));
