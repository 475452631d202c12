"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/auth/me-context";
import { InvitationsTable } from "@/components/settings/invitations-table";
import { InviteDialog } from "@/components/settings/invite-dialog";
import { PeopleTable } from "@/components/settings/people-table";
import { Button } from "@/components/ui/button";
import { PageToolbar } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { useApi } from "@/lib/api-client";

/** Everyone with an account and every invitation that waits. */
export function PeopleSettings() {
  const t = useTranslations("settings.people");
  const api = useApi();
  const may = useMay();
  const [search, setSearch] = useState("");
  const [inviting, setInviting] = useState(false);
  const invitations = useQuery(api.invitations.list.queryOptions());
  return (
    <>
      <PageToolbar>
        <SearchInput label={t("search")} value={search} onValueChange={setSearch} />
        {may("people.edit") && (
          <Button className="ms-auto" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden />
            {t("invite")}
          </Button>
        )}
      </PageToolbar>
      <PeopleTable search={search} />
      {invitations.data && invitations.data.length > 0 && <InvitationsTable invitations={invitations.data} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
