import { getMe } from "@/lib/server/api/me/get-me";
import { updateMe } from "@/lib/server/api/me/update-me";
import { router } from "@/lib/server/api/trpc";

export const meRouter = router({ get: getMe, update: updateMe });
