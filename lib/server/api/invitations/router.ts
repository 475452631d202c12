import { acceptInvitation } from "@/lib/server/api/invitations/accept-invitation";
import { createInvitation } from "@/lib/server/api/invitations/create-invitation";
import { getInvitation } from "@/lib/server/api/invitations/get-invitation";
import { listInvitations } from "@/lib/server/api/invitations/list-invitations";
import { withdrawInvitation } from "@/lib/server/api/invitations/withdraw-invitation";
import { router } from "@/lib/server/api/trpc";

export const invitationsRouter = router({
  list: listInvitations,
  create: createInvitation,
  withdraw: withdrawInvitation,
  get: getInvitation,
  accept: acceptInvitation,
});
