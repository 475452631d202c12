import { router } from "@/lib/server/api/trpc";
import { changeUserRole } from "@/lib/server/api/users/change-role";
import { listUsers } from "@/lib/server/api/users/list-users";
import { setUserDisabled } from "@/lib/server/api/users/set-disabled";

export const usersRouter = router({ list: listUsers, changeRole: changeUserRole, setDisabled: setUserDisabled });
