import { listAudit } from "@/lib/server/api/audit/list-audit";
import { router } from "@/lib/server/api/trpc";

export const auditRouter = router({ list: listAudit });
