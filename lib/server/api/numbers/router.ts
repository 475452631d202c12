import { assignNumber } from "@/lib/server/api/numbers/assign-number";
import { createNumber } from "@/lib/server/api/numbers/create-number";
import { deleteNumber } from "@/lib/server/api/numbers/delete-number";
import { labelNumber } from "@/lib/server/api/numbers/label-number";
import { listNumbers } from "@/lib/server/api/numbers/list-numbers";
import { suggestNumber } from "@/lib/server/api/numbers/suggest-number";
import { router } from "@/lib/server/api/trpc";

export const numbersRouter = router({
  list: listNumbers,
  suggest: suggestNumber,
  create: createNumber,
  label: labelNumber,
  assign: assignNumber,
  delete: deleteNumber,
});
