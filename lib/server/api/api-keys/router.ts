import { createApiKey } from "@/lib/server/api/api-keys/create-api-key";
import { listApiKeys } from "@/lib/server/api/api-keys/list-api-keys";
import { revokeApiKey } from "@/lib/server/api/api-keys/revoke-api-key";
import { router } from "@/lib/server/api/trpc";

export const apiKeysRouter = router({ list: listApiKeys, create: createApiKey, revoke: revokeApiKey });
