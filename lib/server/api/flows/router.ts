import { archiveFlow } from "@/lib/server/api/flows/archive-flow";
import { cancelSchedule } from "@/lib/server/api/flows/cancel-schedule";
import { changeSchedule } from "@/lib/server/api/flows/change-schedule";
import { checkFlowVersion } from "@/lib/server/api/flows/check-version";
import { countVersionCalls } from "@/lib/server/api/flows/count-version-calls";
import { createFlow } from "@/lib/server/api/flows/create-flow";
import { exportFlow } from "@/lib/server/api/flows/export-flow";
import { followFlow } from "@/lib/server/api/flows/follow-flow";
import { getFlow } from "@/lib/server/api/flows/get-flow";
import { getSubflows } from "@/lib/server/api/flows/get-subflows";
import { getTraffic } from "@/lib/server/api/flows/get-traffic";
import { getFlowVersion } from "@/lib/server/api/flows/get-version";
import { importFlow } from "@/lib/server/api/flows/import-flow";
import { listFlows } from "@/lib/server/api/flows/list-flows";
import { listFlowSchedules } from "@/lib/server/api/flows/list-schedules";
import { listTemplates } from "@/lib/server/api/flows/list-templates";
import { listFlowVersions } from "@/lib/server/api/flows/list-versions";
import { onFlowChange } from "@/lib/server/api/flows/on-change";
import { publish } from "@/lib/server/api/flows/publish-flow";
import { renameFlow } from "@/lib/server/api/flows/rename-flow";
import { restoreFlowVersion } from "@/lib/server/api/flows/restore-version";
import { rollBack } from "@/lib/server/api/flows/roll-back";
import { saveFlowDraft } from "@/lib/server/api/flows/save-draft";
import { schedulePublish } from "@/lib/server/api/flows/schedule-publish";
import { tellWhere } from "@/lib/server/api/flows/tell-where";
import { trySentence } from "@/lib/server/api/flows/try-sentence";
import { router } from "@/lib/server/api/trpc";

export const flowsRouter = router({
  list: listFlows,
  templates: listTemplates,
  create: createFlow,
  import: importFlow,
  get: getFlow,
  subflows: getSubflows,
  traffic: getTraffic,
  onChange: onFlowChange,
  follow: followFlow,
  tellWhere,
  saveDraft: saveFlowDraft,
  rename: renameFlow,
  archive: archiveFlow,
  publish,
  versions: listFlowVersions,
  versionCalls: countVersionCalls,
  version: getFlowVersion,
  checkVersion: checkFlowVersion,
  restore: restoreFlowVersion,
  rollback: rollBack,
  schedules: listFlowSchedules,
  schedule: schedulePublish,
  changeSchedule,
  cancelSchedule,
  export: exportFlow,
  trySentence,
});
