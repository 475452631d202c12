import { getMe } from "@/lib/server/api/me/get-me";
import { router } from "@/lib/server/api/trpc";

export const meRouter = router({
  get: getMe,
});
