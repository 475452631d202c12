import { requestLink } from "@/lib/server/api/sign-in/request-link";
import { router } from "@/lib/server/api/trpc";

export const signInRouter = router({ requestLink });
