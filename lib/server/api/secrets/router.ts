import { deleteSecret } from "@/lib/server/api/secrets/delete-secret";
import { listSecrets } from "@/lib/server/api/secrets/list-secrets";
import { saveSecret } from "@/lib/server/api/secrets/save-secret";
import { router } from "@/lib/server/api/trpc";

/** Credentials that flows name. */
export const secretsRouter = router({ list: listSecrets, save: saveSecret, delete: deleteSecret });
