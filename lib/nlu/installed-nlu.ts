import { createNlu } from "./create-nlu";
import { arabic } from "./languages/arabic";
import { english } from "./languages/english";
import { estonian } from "./languages/estonian";

/** The languages that are understood. Holds the English model: for the server, the tools and tests. */
export const nlu = createNlu([english, arabic, estonian]);
